import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Variables } from '../../src/configuration/variables-schema';
import { temporaryFolder, treeOf, until } from '../generation/temporary-folder';
import { builtProgram, cleanEnvironment, runProgram } from './built-program';
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

/** Asks over an existing file, in a terminal: the questions as they are built, with a plan that takes its time. */
export function startOver(existing: Variables, options: Partial<TerminalOptions> = {}): Terminal {
  writeFileSync(join(folder, '.existing.json'), JSON.stringify(existing));
  const questions = join(dirname(builtProgram()), 'questions.js');
  const terminal = new Terminal([questions], {
    cwd: folder,
    program: join(__dirname, 'ask-over-file.cjs'),
    ...options,
  });
  open.push(terminal);
  return terminal;
}

/** Lets the plan be ready. */
export function finishPlan(): void {
  writeFileSync(join(folder, '.worked'), '');
}

/** Whether the plan was told that nobody waits for it. */
export function wasLeft(): boolean {
  return existsSync(join(folder, '.left'));
}

/** What was decided over a file. */
export function decided(): Variables {
  return JSON.parse(readFileSync(join(folder, '.answers.json'), 'utf8'));
}

/** A folder with a file of somebody's in it. */
export function hold(directory: string): void {
  mkdirSync(join(folder, directory));
  writeFileSync(join(folder, directory, 'notes.txt'), 'mine\n');
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

/** What the command makes that is printed at the end, in a folder where nothing else is. */
export async function fromPrinted(screen: string, directory: string): Promise<Record<string, string>> {
  const [, command = ''] = /^The command that makes the same: (.*)$/m.exec(screen) ?? [];
  const cwd = temporaryFolder();
  execFileSync('sh', ['-c', command], { cwd, env: cleanEnvironment(cwd), stdio: 'pipe' });
  return treeOf(join(cwd, directory));
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
