import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The size of a file, or of all that a folder holds; a link is not followed. */
export function bytesBelow(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0);
}

/** What it takes of a disk, in MiB, as `du -sm` tells it: small files take whole blocks, a second name takes nothing. */
export function mebibytesOnDisk(path: string): number {
  const seen = new Set<number>();
  const blocks = (at: string): number => {
    const stat = lstatSync(at);
    const own = seen.has(stat.ino) ? 0 : stat.blocks;
    seen.add(stat.ino);
    return stat.isDirectory() ? readdirSync(at).reduce((sum, name) => sum + blocks(join(at, name)), own) : own;
  };
  return (blocks(path) * 512) / 2 ** 20;
}

/** How many files a folder holds, but for those in folders that are named. */
export function countFiles(path: string, leftOut: readonly string[]): number {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !leftOut.includes(entry.name))
    .reduce((sum, entry) => sum + (entry.isDirectory() ? countFiles(join(path, entry.name), leftOut) : 1), 0);
}
