import { rmSync } from 'node:fs';
import { AksHaError } from '../errors/aks-ha-error';
import type { Notify } from './events';
import { hasJournal } from './journal';
import { isAlive } from './owner';
import { foldersBeside, foldersInside } from './stage-name';
import type { Target } from './target';

/** Removes what runs left beside a target that were killed before it came into being. */
export function removeAbandoned(root: string, notify: Notify): void {
  for (const { path, owner } of foldersBeside(root)) {
    if (isAlive(owner)) continue;
    try {
      rmSync(path, { recursive: true, force: true });
      notify({ type: 'recovered', directory: root, outcome: 'removed', files: 0 });
    } catch {
      // Somebody else's, as in /tmp: it stays, and is in nobody's way.
    }
  }
}

/**
 * For who only looks: what will be there cannot be told before a run has completed or undone what another one began.
 *
 * @throws AksHaError E209
 */
export function refuseInterrupted(target: Target): void {
  const { root } = target;
  if (!isInterrupted(target)) return;
  throw new AksHaError({
    code: 'E209',
    source: 'user',
    message: `${root} holds what an earlier run that was cut off has begun to write. Nothing was written now.`,
    hint: 'A run without --dry-run completes or undoes it first.',
  });
}

/** Whether a directory holds what a run that was cut off has begun to write; the next one completes or undoes it. */
export function isInterrupted({ root, state }: Target): boolean {
  return state !== 'absent' && foldersInside(root).some(({ path }) => hasJournal(path));
}
