import { existsSync, mkdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dropSecondName, moveBack, moveIn, stateOf, type Way } from './entry';
import { type Journal, removeJournal } from './journal';

/** Makes the folders of a journal that are not there yet. */
export function makeFolders(journal: Journal, { root }: Way): void {
  for (const folder of journal.folders) {
    const path = join(root, folder);
    if (!isFolder(path)) mkdirSync(path);
  }
}

/** Moves what is still staged, one entry a step, so that the caller may break off between two of them. */
export function* moveEntries(journal: Journal, way: Way): Generator<void> {
  for (const entry of journal.entries) {
    if (stateOf(entry, way) === 'moved') dropSecondName(entry, way);
    else moveIn(entry, way);
    yield;
  }
}

/** Whether all that is left to do can be done; of what was moved, nothing may be missing. */
export function canBeCompleted(journal: Journal, way: Way): boolean {
  return (
    journal.entries.every((entry) => ['staged', 'moved'].includes(stateOf(entry, way))) &&
    journal.folders.every((folder) => isFolder(join(way.root, folder)) || !existsSync(join(way.root, folder)))
  );
}

/** After the last move. The journal goes last: as long as it is there, a run that dies is known to have moved files. */
export function finish(folder: string, way: Way): void {
  rmSync(way.stage, { recursive: true, force: true });
  removeJournal(folder);
}

/**
 * Takes everything back into the stage; folders that hold anything by now stay. The journal goes before the stage, which is
 * the caller's to remove: a stage that is incomplete must not look like one to move from.
 */
export function undo(folder: string, journal: Journal, way: Way): void {
  for (const entry of [...journal.entries].reverse()) moveBack(entry, way);
  for (const path of [...journal.folders].reverse()) removeEmpty(join(way.root, path));
  removeJournal(folder);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Not made yet, not a folder, or somebody uses it by now.
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
