import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Owner, thisProcess } from './owner';

const NAME = /^\.create-aks-ha-(\d+)-(\d+)(?:-([0-9a-f]{8}))?$/;

/** A folder that a run of this program works in; its name tells whose it is from the moment on that it exists. */
export interface WorkingFolder {
  readonly path: string;
  readonly owner: Owner;
}

/** Where this process works on a target that is there: inside of it, on whose file system it can be renamed. */
export function folderInside(root: string): string {
  return join(root, nameOf(thisProcess()));
}

/** Where this process stages a target that is not there yet. @param parent beside it, unless only looked at */
export function folderBeside(root: string, parent = dirname(root)): string {
  return join(parent, `${nameOf(thisProcess())}-${mark(root)}`);
}

/** Working folders in a target, of any process. */
export function foldersInside(root: string): WorkingFolder[] {
  return find(root, undefined);
}

/** Stages of one target beside it, of any process; none where nobody may look. */
export function foldersBeside(root: string): WorkingFolder[] {
  try {
    return find(dirname(root), mark(root));
  } catch {
    return [];
  }
}

function find(parent: string, wanted: string | undefined): WorkingFolder[] {
  return readdirSync(parent).flatMap((name) => {
    const [, pid, start, target] = NAME.exec(name) ?? [];
    if (pid === undefined || target !== wanted) return [];
    return [{ path: join(parent, name), owner: { pid: Number(pid), start: Number(start) } }];
  });
}

function nameOf({ pid, start }: Owner): string {
  return `.create-aks-ha-${pid}-${start}`;
}

/** Stands for the name of the target, which may be as long as a file system allows. */
function mark(root: string): string {
  return createHash('sha256').update(basename(root)).digest('hex').slice(0, 8);
}
