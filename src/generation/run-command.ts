import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { endWithChildren } from './end-with-children';
import { heldBack } from './held-back';

export interface CommandResult {
  /** `undefined` where the program could not be started. */
  readonly status: number | undefined;
  /** Both streams as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** @default that of this process */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Ends also what it started. It then can't ask anything at the terminal, as git does for the key that signs a commit.
   * @default false
   */
  readonly withChildren?: boolean;
  /** Called before the program does anything; on Windows, at its start. */
  readonly onStart?: (pid: number) => void;
  /** Called for each line that it says, as it says it. */
  readonly onLine?: (line: string) => void;
}

const NOT_FOUND = 127;

/** Runs a program to its end, or until it is cancelled and gone, and keeps what it says. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, signal, withChildren = false, onStart, onLine }: RunOptions,
): Promise<CommandResult> {
  // Loaded only here: where nothing is installed, nothing waits for it.
  const { spawn } = require('node:child_process') as typeof import('node:child_process');
  if (signal?.aborted) return { status: undefined, output: 'cancelled' };
  const isWindows = process.platform === 'win32';
  const options: SpawnOptions = {
    cwd,
    env,
    // These are scripts on Windows, and only a shell finds them there; no argument of theirs comes from outside.
    shell: isWindows && ['npm', 'az'].includes(command),
    // A process group of its own, which can be ended as a whole; Windows would open a window for it.
    detached: withChildren && !isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const held = onStart && !isWindows ? heldBack(command, args) : undefined;
  const child = held ? spawn(held.command, held.args, { ...options, ...held.options }) : spawn(command, args, options);
  const end = withChildren ? endWithChildren(child) : () => void child.kill();
  signal?.addEventListener('abort', end, { once: true });
  try {
    const result = resultOf(child, onLine);
    if (child.pid !== undefined) onStart?.(child.pid);
    held?.letGo(child);
    const { status, output } = await result;
    // What held it back says nothing; a program that ends with the same says something.
    return held && status === NOT_FOUND && output === ''
      ? { status: undefined, output: 'not found' }
      : { status, output };
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

function resultOf(child: ChildProcess, onLine: RunOptions['onLine']): Promise<CommandResult> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
      if (stream && onLine) eachLine(stream, onLine);
    }
    child.on('error', (error) => done({ status: undefined, output: error.message }));
    child.on('close', (status) => done({ status: status ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let begun = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = `${begun}${chunk.toString('latin1')}`.split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) onLine(utf8(line));
  });
  stream.on('end', () => {
    if (begun !== '') onLine(utf8(begun));
  });
}

/** A chunk may end within a character, and no line does. */
function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
