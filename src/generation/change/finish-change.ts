import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeJournal } from '../journal';
import type { ChangeJournal } from './change-journal';
import { isChanged, type Workplace } from './changed-file';
import { removeEmpty } from './undo-change';

/** Whether all is changed: with the last file, in one step. */
export function isComplete({ files }: ChangeJournal, place: Workplace): boolean {
  const last = files.at(-1);
  return last === undefined || isChanged(last, place);
}

/** Removes what a complete change needs no more; the journal last, so that what is left is known by it. */
export function finishChange(folder: string, { files }: ChangeJournal, { root, old, fresh }: Workplace): void {
  try {
    for (const { path, after } of files) if (after === undefined) removeEmptyAbove(root, path);
    for (const path of [old, fresh]) rmSync(path, { recursive: true, force: true });
    removeJournal(folder);
  } catch {
    // All is changed that was to be; the next run tries again.
  }
}

/** As projen does: git knows no empty folders. */
function removeEmptyAbove(root: string, path: string): void {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) removeEmpty(join(root, folder));
}
