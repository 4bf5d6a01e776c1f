import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { endWithChildren } from './end-with-children';

export interface CommandResult {
  /** `undefined` where the program could not be started. */
  readonly status: number | undefined;
  /** Both streams as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Ends also what it started. It then can't ask anything at the terminal, as git does for the key that signs a commit.
   * @default false
   */
  readonly withChildren?: boolean;
}

/** Runs a program to its end, or until it is cancelled and gone, and keeps what it says. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, signal, withChildren = false }: RunOptions,
): Promise<CommandResult> {
  // Loaded only here: where nothing is installed, nothing waits for it.
  const { spawn } = await import('node:child_process');
  if (signal?.aborted) return { status: undefined, output: 'cancelled' };
  const isWindows = process.platform === 'win32';
  const options: SpawnOptions = {
    cwd,
    // npm is a script on Windows, and only a shell finds it there; no argument here comes from outside.
    shell: isWindows && command === 'npm',
    // A process group of its own, which can be ended as a whole; Windows would open a window for it.
    detached: withChildren && !isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const child = spawn(command, args, options);
  const end = withChildren ? endWithChildren(child) : () => void child.kill();
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await resultOf(child);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

function resultOf(child: ChildProcess): Promise<CommandResult> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => done({ status: undefined, output: error.message }));
    child.on('close', (status) => done({ status: status ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
