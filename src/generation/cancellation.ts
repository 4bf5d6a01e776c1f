import { setImmediate } from 'node:timers/promises';
import { CancelledError } from '../errors/cancelled-error';

/**
 * Hears of a Ctrl-C: while files are written nothing waits, and what does not wait is told nothing.
 *
 * @throws CancelledError where there was one; the caller then leaves nothing behind
 */
export async function refuseCancelled(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted) throw new CancelledError('Nothing was written.', 'Run the same command again.');
}
