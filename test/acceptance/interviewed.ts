import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, treeOf, until } from '../generation/temporary-folder';
import { runProgram } from './built-program';
import { Terminal, type TerminalOptions } from './terminal';

/** Neither npm nor git: what they do is tested where they are asked for. */
export const QUIET = ['--no-install', '--no-git'];

/** What a program tells a terminal of colours and redrawing by. */
export const ESCAPE = '\u001b[';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
});

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Starts the program in a terminal, in a folder of the test's own. */
export function start(args: readonly string[] = [], options: Partial<TerminalOptions> = {}): Terminal {
  const terminal = new Terminal([...args, ...QUIET], { cwd: folder, ...options });
  open.push(terminal);
  return terminal;
}

/** Waits for a text on the screen. */
export async function see(terminal: Terminal, text: string | RegExp): Promise<void> {
  const isThere = () => (typeof text === 'string' ? terminal.visible().includes(text) : text.test(terminal.visible()));
  await until(`${text} on the screen`, isThere).catch((error: Error) => {
    throw new Error(`${error.message}\n${terminal.screen()}`);
  });
}

/** Answers the question of a number, once it is asked. */
export async function answer(terminal: Terminal, number: string | RegExp, text = ''): Promise<void> {
  await see(terminal, number);
  if (text !== '') terminal.type(text);
  terminal.press('Enter');
}

/** Takes the suggestions from one question to the last. */
export async function takeRest(terminal: Terminal, from: number, count: number): Promise<void> {
  for (let number = from; number <= count; number += 1) await answer(terminal, `${number} of ${count}`);
  await see(terminal, 'Your answers');
}

/** From the review to the end. */
export async function write(terminal: Terminal): Promise<{ status: number; screen: string }> {
  terminal.press('Enter');
  await see(terminal, 'Nothing is written yet');
  terminal.press('Enter');
  return terminal.ended();
}

export function made(): string[] {
  return readdirSync(folder).filter((name) => !name.startsWith('.'));
}

/** What flags alone make of the same answers. */
export async function fromFlags(...flags: string[]): Promise<Record<string, string>> {
  const cwd = temporaryFolder();
  const { status } = await runProgram(['flags', '--yes', ...flags, ...QUIET], { cwd });
  expect(status).toBe(0);
  return treeOf(join(cwd, 'flags'));
}

/** What was made of the answers. */
export const asked = (directory: string) => treeOf(join(folder, directory));

/** The longest line that can be seen. */
export function widest(terminal: Terminal): number {
  return Math.max(
    ...terminal
      .visible()
      .split('\n')
      .map((line) => line.length),
  );
}

/** Whether Ctrl-Z stopped a program that resumes. */
export function wasStopped(): boolean {
  return existsSync(join(folder, '.stopped'));
}
