import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEEDED_PATH } from '../blueprints/starter-files';

/** Nobody lists what npm writes too. */
const OF_NPM = ['package.json', 'package-lock.json'];

/** Folders that hold nothing but what this program makes. */
const OWN_FOLDERS = ['manifests', 'vendor'];

/**
 * What of a directory is the generated repository: files, and folders that hold nothing else, relative and sorted.
 *
 * @param kept files of the user's that stand in the place of written ones
 */
export function writtenPaths(root: string, kept: readonly string[]): string[] {
  const listed = ['.projen/files.json', SEEDED_PATH].flatMap((path) => readList(join(root, path)));
  const files = [...new Set([...listed, ...OF_NPM])].filter((path) => !kept.includes(path));
  return summarise(root, new Set(files.filter((path) => existsSync(join(root, path)))));
}

function summarise(root: string, files: ReadonlySet<string>, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => ({ isFolder: entry.isDirectory(), path: folder === '' ? entry.name : `${folder}/${entry.name}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ isFolder, path }) => {
      if (!isFolder) return files.has(path) ? [path] : [];
      if (OWN_FOLDERS.includes(path)) return [path];
      if (![...files].some((file) => file.startsWith(`${path}/`))) return [];
      return isWholly(root, files, path) ? [path] : summarise(root, files, path);
    });
}

function isWholly(root: string, files: ReadonlySet<string>, folder: string): boolean {
  return readdirSync(join(root, folder), { withFileTypes: true }).every((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? isWholly(root, files, path) : files.has(path);
  });
}

function readList(path: string): string[] {
  try {
    const content: { files?: string[] } | string[] = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(content) ? content : (content.files ?? []);
  } catch {
    return [];
  }
}
