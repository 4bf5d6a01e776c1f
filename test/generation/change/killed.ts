import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runProgram } from '../../acceptance/built-program';
import { temporaryFolder } from '../temporary-folder';

/** A system call that changes the file system: its name, and which one of this name it is, from 1. */
export interface Call {
  readonly name: string;
  readonly number: number;
  readonly text: string;
}

export type Step = 'apply' | 'recover';

let bundled: string | undefined;

/** Bundled as the program is: with nothing that loads or compiles on the way, its calls are the same each time. */
function program(): string {
  if (bundled) return bundled;
  bundled = join(temporaryFolder(), 'outside.js');
  const args = ['esbuild', join(__dirname, 'outside.ts'), '--bundle', '--platform=node', `--outfile=${bundled}`];
  execFileSync('npx', [...args, '--main-fields=module,main', '--log-level=warning'], {
    cwd: join(__dirname, '../../..'),
  });
  return bundled;
}

/** Runs a step to its end. */
export function runStep(step: Step, root: string, through: readonly string[] = []): Promise<Run> {
  return runProgram([step, root], { cwd: temporaryFolder(), program: program(), through });
}

/** What a step told. */
export function toldBy({ stdout }: Run): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const CALLS = 'openat,write,fsync,rename,link,unlink,mkdir,rmdir,fchmod,copy_file_range';

/** All calls of a step on the files of a repository, in their order. */
export async function callsOf(step: Step, root: string): Promise<Call[]> {
  const log = join(temporaryFolder(), 'strace.log');
  const { status, stderr } = await runStep(step, root, [
    ...['strace', '-qq', '-y', '-s', '0', '-o', log, '-e', `trace=${CALLS}`],
  ]);
  if (status !== 0) throw new Error(`strace ended with ${status}: ${stderr}`);
  const counts = new Map<string, number>();
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((text) => {
      const [, name] = /^(\w+)\(/.exec(text) ?? [];
      if (name === undefined) return [];
      const number = (counts.get(name) ?? 0) + 1;
      counts.set(name, number);
      return text.includes(root) && (name !== 'openat' || text.includes('O_CREAT')) ? [{ name, number, text }] : [];
    });
}

/** Runs a step up to a call, and kills it there as `kill -9` does: the call never happens. */
export async function killAt({ name, number }: Call, step: Step, root: string): Promise<void> {
  const run = await runStep(step, root, faults(`${name}:signal=KILL:when=${number}`));
  if (run.status !== undefined) throw new Error(`${name} ${number} was not reached: ${run.stdout}${run.stderr}`);
}

/** What starts a step with faults: `rename:error=ENOSPC:when=3`. */
export function faults(...injected: readonly string[]): string[] {
  const names = new Set(injected.map((fault) => fault.split(':')[0]));
  const through = ['strace', '-qq', '-o', '/dev/null', '-e', `trace=${[...names].join(',')}`];
  return [...through, ...injected.flatMap((fault) => ['-e', `inject=${fault}`])];
}
