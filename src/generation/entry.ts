import { linkSync, lstatSync, mkdirSync, renameSync, type Stats, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file on its way from a stage into a directory. Moving changes neither its size nor its time: so it is known again. */
export interface Entry {
  /** Relative to both, with slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** From where to where. */
export interface Way {
  readonly stage: string;
  readonly root: string;
}

/**
 * `staged`: still to be moved. `moved`: in its place, perhaps beside a second name in the stage. `blocked`: something else
 * is in its place. `lost`: nowhere.
 */
export type EntryState = 'staged' | 'moved' | 'blocked' | 'lost';

export function stateOf(entry: Entry, { stage, root }: Way): EntryState {
  const from = look(join(stage, entry.path));
  const to = look(join(root, entry.path));
  if (!from) return to ? 'moved' : 'lost';
  if (!to) return 'staged';
  return isSame(from, to) ? 'moved' : 'blocked';
}

/** Codes of file systems that know no second name for a file: FAT, some networks. */
const NO_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

/** Moves a file to where nothing is, in a way that fails where something is: a rename alone would replace it. */
export function moveIn(entry: Entry, { stage, root }: Way): void {
  const [from, to] = [join(stage, entry.path), join(root, entry.path)];
  try {
    linkSync(from, to);
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    if (look(to)) throw Object.assign(new Error(to), { code: 'EEXIST', syscall: 'rename' });
    renameSync(from, to);
    return;
  }
  unlinkSync(from);
}

/** Takes it back into the stage. What is not the file that was moved belongs to the user by now, and stays. */
export function moveBack(entry: Entry, { stage, root }: Way): void {
  const [from, to] = [join(stage, entry.path), join(root, entry.path)];
  const [staged, placed] = [look(from), look(to)];
  if (!placed || !isUnchanged(placed, entry)) return;
  if (!staged) {
    // Not there any more where the run died while it removed its stage.
    mkdirSync(dirname(from), { recursive: true });
    renameSync(to, from);
  } else if (isSame(staged, placed)) unlinkSync(to);
}

/** Gives a file that has two names, because its move was cut off between them, the one in its place. */
export function dropSecondName(entry: Entry, { stage }: Way): void {
  const from = join(stage, entry.path);
  if (look(from)) unlinkSync(from);
}

function isUnchanged({ size, mtimeMs }: Stats, entry: Entry): boolean {
  return size === entry.size && mtimeMs === entry.modified;
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.dev === other.dev;
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // ENOTDIR: a part of the path is a file, so this one is not there.
    return undefined;
  }
}
