import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldersInside } from '../stage-name';
import { withoutRepository } from '../without-repository';

const MODULES = 'node_modules';
/** What a listing of git may take: a repository with more names than that has other troubles. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * What makes a repository: the files that git tracks or would track, and those that projen manages though git ignores them.
 * Where git can't tell, all but what is installed.
 *
 * @returns paths relative to the root, with slashes, sorted; links are among them, folders are not
 */
export function repositoryFiles(root: string): string[] {
  const listed = trackedFiles(root);
  const paths = listed ? [...listed, ...managedFiles(root)] : filesBelow(root, ['.git', MODULES]);
  const ours = foldersInside(root).map(({ path }) => path);
  return (
    [...new Set(paths)]
      // A link may stand for what is installed.
      .filter((path) => path !== MODULES && !path.startsWith(`${MODULES}/`))
      .filter((path) => !ours.some((folder) => join(root, path).startsWith(folder)))
      .filter((path) => lstatSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === false)
      .sort()
  );
}

/** Every file and link below a folder, but for what the folder itself holds under some names. */
export function filesBelow(root: string, leftOut: readonly string[], folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (leftOut.includes(path)) return [];
    return entry.isDirectory() ? filesBelow(root, leftOut, path) : [path];
  });
}

function trackedFiles(root: string): string[] | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, {
    cwd: root,
    env: withoutRepository(process.env),
    encoding: 'utf8',
    maxBuffer: MAX_BYTES,
  });
  return status === 0 ? stdout.split('\0').filter(Boolean) : undefined;
}

/** As projen notes them; a note that can't be read is missed by projen itself. */
function managedFiles(root: string): string[] {
  try {
    return JSON.parse(readFileSync(join(root, '.projen/files.json'), 'utf8')).files;
  } catch {
    return [];
  }
}
