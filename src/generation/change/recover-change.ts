import { readdirSync, rmSync } from 'node:fs';
import { claim } from '../claim';
import type { Notify } from '../events';
import { hasJournal } from '../journal';
import { readChangeJournal } from './change-journal';
import { workplace } from './changed-file';
import { finishChange, isComplete } from './finish-change';
import { undoChange } from './undo-change';

/** All that a change has in its working folder. */
const OURS = ['old', 'new', 'journal.draft'];

/**
 * Ends what runs began in a generated repository that died while they changed it: undone, unless it was complete.
 *
 * @param root a generated repository in which some run has died, see {@link isCutOff}
 * @returns files that were to be taken back and that somebody has changed since; they stay as they are
 * @throws AksHaError E206 where another run works there, E208 for a journal that can't be read, E213
 */
export function recoverChange(root: string, notify: Notify): string[] {
  const { abandoned, release } = claim(root);
  try {
    return abandoned.flatMap(({ path }) => {
      if (hasJournal(path)) return endChange(root, path, notify);
      // Nothing was changed yet; a folder of another kind is left to who made it.
      if (readdirSync(path).every((name) => OURS.includes(name))) rmSync(path, { recursive: true, force: true });
      return [];
    });
  } finally {
    release();
  }
}

function endChange(root: string, folder: string, notify: Notify): string[] {
  const journal = readChangeJournal(folder);
  if (!journal) return [];
  const place = workplace(root, folder);
  const isWhole = isComplete(journal, place);
  const { files, left } = isWhole ? { files: 0, left: [] } : undoChange(root, folder, journal);
  if (isWhole) finishChange(folder, journal, place);
  rmSync(folder, { recursive: true, force: true });
  notify({ type: 'recovered', directory: root, outcome: isWhole ? 'completed' : 'undone', files });
  return [...left];
}
