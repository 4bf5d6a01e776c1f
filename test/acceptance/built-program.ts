import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE } from '../deployment/remembered';

const REPOSITORY = join(__dirname, '../..');

export interface Run {
  /** `undefined` where a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** A folder of the test's own; also the home of whoever runs it. */
  readonly cwd: string;
  /** Beside {@link cleanEnvironment}. */
  readonly env?: Readonly<Record<string, string>>;
  /** What starts the program: `setpriv …`, `sh -c …`. */
  readonly through?: readonly string[];
  /** The program, where it is not that of this repository. */
  readonly program?: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Run>;
}

/** The command line as `npm run build` makes it. */
export function builtProgram(): string {
  const program = join(REPOSITORY, 'dist/cli.js');
  if (!existsSync(program)) throw new Error(`${program} is missing: run npm run build`);
  return program;
}

/** Nothing of the machine's own settings, and nothing of the npm that started the tests. */
export function cleanEnvironment(home: string): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), process.env.PATH].join(':'),
    HOME: home,
    // One for all: what the compiler says takes seconds, and most tests give it the same files.
    XDG_CACHE_HOME: CACHE,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
}

export function startProgram(args: readonly string[], options: RunOptions): Started {
  const { cwd, env, through = [], program = builtProgram() } = options;
  const [command = '', ...rest] = [...through, process.execPath, program, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { ...cleanEnvironment(cwd), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (output.stderr += chunk));
  const ended = new Promise<Run>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? undefined, ...output }));
  });
  return { process: child, ended };
}

/** Runs it to its end, with no terminal. */
export function runProgram(args: readonly string[], options: RunOptions): Promise<Run> {
  return startProgram(args, options).ended;
}

/** Starts a program as somebody who is not root: root may write anywhere. */
export const AS_NOBODY: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

/** Copies the program to where anybody may read it. @returns the copy */
export function copyProgram(folder: string): string {
  builtProgram();
  for (const part of ['dist', 'templates', 'package.json']) {
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  return join(folder, 'dist/cli.js');
}
