import { cpSync, existsSync, constants as fsConstants, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Note } from '../blueprints/ownership/notes';
import { copyRepository, type RepositoryCopy } from '../generation/change/repository-copy';

/** A copy of a repository with all that is installed in it: its own, so that other versions can take their place. */
export interface UpgradeCopy extends RepositoryCopy {
  /** Where the synth of any version leaves what it has to tell. */
  readonly notesFile: string;
  notes(): Note[];
}

/** @throws AksHaError E205 where it can't be written */
export function copyForUpgrade(root: string): UpgradeCopy {
  const copy = copyRepository(root);
  const { folder } = copy;
  const place = dirname(folder);
  try {
    // The link to what the original has installed gives way to a copy of it.
    rmSync(join(place, 'node_modules'));
    const mode = fsConstants.COPYFILE_FICLONE;
    cpSync(join(root, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true, mode });
    // A token for the registry is seldom committed.
    if (existsSync(join(root, '.npmrc'))) cpSync(join(root, '.npmrc'), join(folder, '.npmrc'));
  } catch (error) {
    copy.remove();
    throw error;
  }
  const notesFile = join(place, 'notes.ndjson');
  return { ...copy, notesFile, notes: () => readNotes(notesFile) };
}

/** Each once: a synth that is repeated tells nothing new. */
function readNotes(path: string): Note[] {
  if (!existsSync(path)) return [];
  const lines = new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean));
  return [...lines].map((line) => JSON.parse(line));
}
