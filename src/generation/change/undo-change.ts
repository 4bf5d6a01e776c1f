import { rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { removeJournal } from '../journal';
import { describeWriteError } from '../write-error';
import type { ChangeJournal } from './change-journal';
import { stateOf, takeBack, workplace } from './changed-file';

/** What became of a change that was begun. */
export interface Undone {
  /** How many files were taken back. */
  readonly files: number;
  /** Files that somebody else has changed since; they stay as they are. */
  readonly left: readonly string[];
}

/**
 * Takes back what was changed, the last first. The journal goes when all is done: until then the next run goes on.
 *
 * @throws AksHaError E213 where it can't
 */
export function undoChange(root: string, folder: string, journal: ChangeJournal): Undone {
  const place = workplace(root, folder);
  try {
    const states = journal.files.map((file) => ({ file, state: stateOf(file, place) }));
    const changed = states.filter(({ state }) => state === 'after').map(({ file }) => file);
    for (const file of changed.reverse()) takeBack(file, place);
    for (const path of [...journal.folders].reverse()) removeEmpty(join(root, path));
    removeJournal(folder);
    const left = states.filter(({ state }) => state === 'other').map(({ file }) => file.path);
    return { files: changed.length, left };
  } catch (error) {
    const reason = describeWriteError(error, root, '');
    if (!AksHaError.is(reason)) throw reason;
    throw new AksHaError({
      code: 'E213',
      source: 'user',
      message: `The change was cut off and can't be undone: ${reason.message} What the files held is in ${place.old}.`,
      hint: 'Once that is mended, run create-aks-ha there again: it undoes what was begun.',
      cause: error,
    });
  }
}

/** Removes a folder that holds nothing. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Not there, not a folder, or somebody uses it.
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
  }
}
