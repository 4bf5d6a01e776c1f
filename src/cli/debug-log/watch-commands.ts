import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A program that was run. */
export interface Command {
  readonly words: readonly string[];
  /** `2`, `SIGTERM`, or why it could not be started. */
  readonly end: string;
  readonly milliseconds: number;
  /** Both streams as they came; empty where it wrote to the terminal itself. */
  readonly output: string;
}

/**
 * Tells of every program that this process runs from now on, when it has ended. Node announces each as it starts it, so
 * nothing that runs one has to know of this.
 *
 * @param now in milliseconds
 * @returns ends the watch
 */
export function watchCommands(now: () => number, tell: (command: Command) => void): () => void {
  const watch = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess };
    const started = now();
    const chunks: Buffer[] = [];
    const ended = (end: string) =>
      tell({
        words: child.spawnargs,
        end,
        milliseconds: now() - started,
        output: Buffer.concat(chunks).toString('utf8'),
      });
    child.once('spawn', () => {
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    });
    child.once('error', (error) => {
      if (child.pid === undefined) ended(error.message);
    });
    child.once('close', (status, signal) => {
      if (child.pid !== undefined) ended(signal ?? String(status));
    });
  };
  subscribe(CHANNEL, watch);
  return () => void unsubscribe(CHANNEL, watch);
}

const CHANNEL = 'child_process';
