import {
  copyFileSync,
  constants as fsConstants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { describeWriteError } from '../write-error';
import { repositoryFiles } from './repository-files';

/** A repository to try something in. */
export interface RepositoryCopy {
  readonly folder: string;
  /** The files that were copied, relative to both, sorted. */
  readonly paths: readonly string[];
  remove(): void;
}

/**
 * Copies a repository to where nobody looks for it, with what is installed in the original.
 *
 * @throws AksHaError E205 where it can't be written there
 */
export function copyRepository(root: string): RepositoryCopy {
  const place = mkdtempSync(join(tmpdir(), 'create-aks-ha-'));
  const remove = () => rmSync(place, { recursive: true, force: true });
  try {
    const folder = join(place, basename(root) || 'repository');
    // Beside the copy and not in it: modules are found there as well, and no package manager writes there.
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
    // projen installs where there is none.
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    const paths = repositoryFiles(root).filter((path) => copyEntry(root, folder, path));
    return { folder, paths, remove };
  } catch (error) {
    remove();
    throw describeWriteError(error, place);
  }
}

/** @returns whether there is anything to copy: a socket is not, nor a link that leads out of the repository to a folder */
function copyEntry(root: string, folder: string, path: string): boolean {
  const [from, to] = [join(root, path), join(folder, path)];
  const isLink = lstatSync(from).isSymbolicLink();
  const staysInside = isLink && leadsInside(root, from);
  if (!staysInside && !statSync(from, { throwIfNoEntry: false })?.isFile()) return false;
  mkdirSync(dirname(to), { recursive: true });
  if (staysInside) symlinkSync(readlinkSync(from), to);
  // What it leads to is not for a trial to change.
  else copyFileSync(from, to, fsConstants.COPYFILE_FICLONE);
  return true;
}

/** Whether a link leads to the same place of the copy as it does in the original. */
function leadsInside(root: string, link: string): boolean {
  if (isAbsolute(readlinkSync(link))) return false;
  try {
    return realpathSync(link).startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    // It leads nowhere.
    return false;
  }
}
