import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, runProgram, type Started, startProgram } from '../acceptance/built-program';
import { temporaryFolder } from './temporary-folder';

/** One system call of the program's main thread that changes a file system, or would, or that starts a program. */
export interface Call {
  readonly name: string;
  /** Which one of this name it is, counted from 1: what strace counts a fault by. */
  readonly number: number;
  /** As strace prints it. */
  readonly text: string;
}

/** What strace does to a call on its way into the kernel: `link:signal=KILL:when=3`. A call that is killed never happens. */
export type Fault = string;

const CALLS =
  '/^(fsync|openat|creat|write|pwrite64|rename|link|symlink|unlink|mkdir|rmdir|chmod|fchmod|ftruncate|copy_file|clone|fork|vfork)';

type Environment = Readonly<Record<string, string>>;

/** The calls of a run that nothing disturbs, in their order. */
export async function callsOf(args: readonly string[], cwd: string, env: Environment = {}): Promise<Call[]> {
  const log = join(temporaryFolder(), 'strace.log');
  // -y: a file that is written to is named.
  const through = ['strace', '-f', '-qq', '-y', '--seccomp-bpf', '-s', '0', '-o', log, '-e', `trace=${CALLS}`];
  const run = await runProgram(args, { cwd, env, through });
  if (run.status !== 0) throw new Error(`strace ended with ${run.status}: ${run.stderr}`);
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  const main = lines[0]?.split(' ')[0];
  const counts = new Map<string, number>();
  return lines
    .filter((line) => line.startsWith(`${main} `))
    .flatMap((line) => {
      const text = line.replace(/^\d+ +/, '');
      const [, name] = /^(\w+)\(/.exec(text) ?? [];
      if (name === undefined) return [];
      const number = (counts.get(name) ?? 0) + 1;
      counts.set(name, number);
      return [{ name, number, text }];
    });
}

/** Starts the built program with faults; it ends by the signal of one that kills. */
export function startWithFaults(
  faults: readonly Fault[],
  args: readonly string[],
  cwd: string,
  env: Environment = {},
): Started {
  const names = new Set(faults.map((fault) => fault.split(':')[0]));
  const injected = faults.flatMap((fault) => ['-e', `inject=${fault}`]);
  // Not -f: only the main thread writes files. Not --seccomp-bpf: with it, strace injects no signals.
  const through = ['strace', '-qq', '-o', '/dev/null', '-e', `trace=${[...names].join(',')}`];
  return startProgram(args, { cwd, env, through: [...through, ...injected] });
}

export function runWithFaults(faults: readonly Fault[], args: readonly string[], cwd: string): Promise<Run> {
  return startWithFaults(faults, args, cwd).ended;
}

/** Runs the program up to a call, and kills it there as `kill -9` does. */
export async function killAt(
  { name, number }: Call,
  args: readonly string[],
  cwd: string,
  env: Environment = {},
): Promise<void> {
  const faults = [`${name}:signal=KILL:when=${number}`];
  const { status, stderr } = await startWithFaults(faults, args, cwd, env).ended;
  if (status !== undefined) throw new Error(`${name} ${number} was not reached: ended with ${status}\n${stderr}`);
}

/** At most so many of a list, evenly spread, with its first and its last. */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list];
  const step = (list.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => list[Math.round(index * step)] as T);
}

/** Does something for each, several at once. */
export async function forEachAtOnce<T>(
  list: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = 3,
): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
