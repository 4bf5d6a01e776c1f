import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { canBeCompleted, finish, makeFolders, moveEntries, undo } from './carry-out';
import { stateOf, type Way } from './entry';
import type { Notify } from './events';
import { hasJournal, type Journal, readJournal } from './journal';
import type { WorkingFolder } from './stage-name';
import { undoOrTell } from './undo-error';
import type { Written } from './written';

/**
 * Ends what runs began here that died. One with a journal is completed where it was asked the same and every remaining
 * entry can be moved, else undone; of one without a journal nothing was moved yet.
 *
 * @param root a directory that this process has claimed
 * @param answers of this run: a repository from other ones is not what the user wants now
 * @returns what was written, where one was completed
 * @throws AksHaError E207 where it can't be undone, E208 where the journal can't be read
 */
export function recover(
  root: string,
  abandoned: readonly WorkingFolder[],
  answers: string,
  notify: Notify,
): Written | undefined {
  let written: Written | undefined;
  for (const { path } of abandoned) {
    if (hasJournal(path)) written = endJournal(path, root, answers, notify) ?? written;
    else notify({ type: 'recovered', directory: root, outcome: 'removed', files: 0 });
    rmSync(path, { recursive: true, force: true });
  }
  return written;
}

function endJournal(folder: string, root: string, answers: string, notify: Notify): Written | undefined {
  const journal = readJournal(folder);
  const way = { stage: join(folder, 'repository'), root };
  const total = journal.entries.length;
  const moved = journal.entries.filter((entry) => stateOf(entry, way) === 'moved').length;
  if (journal.answers === answers && complete(folder, journal, way)) {
    notify({ type: 'recovered', directory: root, outcome: 'completed', files: total - moved });
    return { files: total, kept: journal.kept };
  }
  undoOrTell(root, () => undo(folder, journal, way));
  notify({ type: 'recovered', directory: root, outcome: 'undone', files: moved });
  return undefined;
}

function complete(folder: string, journal: Journal, way: Way): boolean {
  if (!canBeCompleted(journal, way)) return false;
  try {
    makeFolders(journal, way);
    for (const _ of moveEntries(journal, way));
  } catch {
    // A full disk, a folder that is read-only by now: what stopped it will stop the run that follows, and be told then.
    return false;
  }
  finish(folder, way);
  return true;
}
