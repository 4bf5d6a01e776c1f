import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange } from './file-change';
import type { RepositoryCopy } from './repository-copy';
import { filesBelow } from './repository-files';

/** What is different between a repository and a copy that something was done to, in the order of the paths. */
export function compare(root: string, { folder, paths }: RepositoryCopy): FileChange[] {
  const all = new Set([...paths, ...filesBelow(folder, ['node_modules'])]);
  return [...all].sort().flatMap((path) => {
    const [was, is] = [look(join(root, path)), look(join(folder, path))];
    const [before, after] = [was?.content, is?.content];
    // What a link leads to is told at its own place.
    if (was?.isLink || is?.isLink || isSame(before, after)) return [];
    const mode = is?.mode ?? was?.mode ?? 0o644;
    return [{ path, mode, ...(before ? { before } : {}), ...(after ? { after } : {}) }];
  });
}

function isSame(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one && other ? one.equals(other) : one === other;
}

interface Look {
  readonly isLink: boolean;
  /** Of a file. */
  readonly content?: Buffer;
  readonly mode: number;
}

function look(path: string): Look | undefined {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return { isLink: true, mode: 0 };
    return stats.isFile() ? { isLink: false, content: readFileSync(path), mode: stats.mode & 0o777 } : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
