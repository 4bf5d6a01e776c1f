import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { moveIn } from '../entry';
import { type ChangedFile, hashOf } from './change-journal';
import type { FileChange } from './file-change';
import { writeSynced } from './write-synced';

/** Where files are changed, and where what they held and will hold is kept. */
export interface Workplace {
  readonly root: string;
  /** What they held: other names of the very files. */
  readonly old: string;
  /** What they will hold, until it is in its place. */
  readonly fresh: string;
}

/** In a repository and a working folder inside of it. */
export function workplace(root: string, folder: string): Workplace {
  return { root, old: join(folder, 'old'), fresh: join(folder, 'new') };
}

/** What a file holds: what it held before, what it was changed to, or what somebody else made of it. */
export type ChangedFileState = 'before' | 'after' | 'other';

export function stateOf({ path, before, after }: ChangedFile, { root }: Workplace): ChangedFileState {
  const now = hashAt(join(root, path));
  if (now === before) return 'before';
  return now === after ? 'after' : 'other';
}

/** Keeps what a file holds, and puts what it will hold beside it. */
export function prepare({ path, before, after, mode }: FileChange, { root, old, fresh }: Workplace): void {
  if (before) keep(join(root, path), join(old, path));
  if (after) writeSynced(join(fresh, path), after, mode);
}

/** Changes a file, in one step where it is there; a new one only where nothing is. */
export function change({ path, before, after }: ChangedFile, { root, fresh }: Workplace): void {
  if (after === undefined) unlinkSync(join(root, path));
  else if (before === undefined) moveIn({ path, size: 0, modified: 0 }, { stage: fresh, root });
  else renameSync(join(fresh, path), join(root, path));
}

/** Whether a file was changed, whatever it holds by now. */
export function isChanged({ path, after }: ChangedFile, { root, fresh }: Workplace): boolean {
  return after === undefined ? !existsSync(join(root, path)) : !existsSync(join(fresh, path));
}

/** Takes a change back. What is neither of the two belongs to the user by now, and stays. */
export function takeBack(file: ChangedFile, place: Workplace): void {
  if (stateOf(file, place) !== 'after') return;
  const { path, before, after } = file;
  const target = join(place.root, path);
  if (before === undefined) unlinkSync(target);
  else if (after !== undefined) renameSync(join(place.old, path), target);
  else {
    mkdirSync(dirname(target), { recursive: true });
    moveIn({ path, size: 0, modified: 0 }, { stage: place.old, root: place.root });
  }
}

/** By a second name: who writes into the file at this moment writes into what is kept. A copy where there are none. */
function keep(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Of a file that is there; something else in its place is like no content. */
function hashAt(path: string): string | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? hashOf(readFileSync(path)) : 'no file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
