import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { isSeeded } from '../blueprints/starter-files';
import { DEFAULT_SERVICE_DIRECTORY } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import type { ErrorCode } from '../errors/catalogue';
import { describeReadError } from './write-error';

/** What is there already does not stand in the way; it is kept as it is. */
export const HARMLESS = ['.git', 'README.md', 'LICENSE', '.gitignore'];

/** More of them nobody reads. */
const MAX_CONFLICTS = 10;

/** The folder that a repository is written into. */
export interface Target {
  /** Absolute. */
  readonly root: string;
  readonly state: 'absent' | 'empty' | 'occupied';
  /** Whether it is the root of a git repository already. */
  readonly isRepository: boolean;
}

/**
 * Looks at the folder before anything is written.
 *
 * @throws AksHaError E201 for no name, or a file in its place, E202 inside of another repository, E203 for a generated one
 */
export function inspectTarget(directory: string): Target {
  const target = locateTarget(directory);
  refuseGenerated(target);
  return target;
}

/**
 * The same, where the folder may hold what a run that died has left half-way.
 *
 * @throws AksHaError E201, E202
 */
export function locateTarget(directory: string): Target {
  // Most likely a variable of a script that is not set: the working directory was not meant.
  if (directory === '')
    throw refused('E201', 'The name of the directory is empty.', 'For the working directory: create-aks-ha .');
  if (directory.includes('\0'))
    throw refused('E201', 'The name of the directory holds a null byte.', 'Take another name.');
  const root = resolve(directory);
  if (root === parse(root).root || root === homedir()) {
    throw refused('E201', `${root} is no place for a repository.`, 'Name a folder in it.');
  }
  const blocking = firstFile(root);
  if (blocking)
    throw refused('E201', `${blocking} is there and not a directory.`, 'Name another directory, or move it away.');
  const outer = enclosingRepository(dirname(realPath(root)));
  const isRepository = existsSync(join(root, '.git'));
  if (outer && !isRepository) {
    throw refused(
      'E202',
      `${root} is inside the git repository ${outer}. Its workflows would not run there: GitHub reads only those at a repository's root.`,
      'Name a directory outside of it.',
    );
  }
  return { root, state: stateOf(root), isRepository };
}

/** @throws AksHaError E203 where a repository was generated before */
export function refuseGenerated({ root }: Target): void {
  if (!isSeeded(root)) return;
  throw refused(
    'E203',
    `${root} was generated already.`,
    'To change it, run create-aks-ha there in a terminal; or edit devops/config/variables.json and run: npx projen',
  );
}

/**
 * Refuses where written files would replace what the user has.
 *
 * @param paths of the files to write, relative to the target
 * @returns the harmless files that are kept instead
 */
export function keptFiles(target: Target, paths: readonly string[]): string[] {
  if (target.state !== 'occupied') return [];
  const inTheWay = paths.filter((path) => isOccupied(target.root, path));
  const conflicts = inTheWay.filter((path) => !HARMLESS.includes(path));
  if (conflicts.length === 0) return inTheWay;
  const shown = conflicts.slice(0, MAX_CONFLICTS).map((path) => `\n  ${path}`);
  const rest = conflicts.length - shown.length;
  const more = rest > 0 ? `\n  … and ${rest} more` : '';
  throw refused(
    'E204',
    `${target.root} holds what is in the way of files to write:${shown.join('')}${more}\nNothing was written.`,
    conflicts.some((path) => path.startsWith(`${DEFAULT_SERVICE_DIRECTORY}/`))
      ? `Is it a service of yours? --service-dir ${DEFAULT_SERVICE_DIRECTORY} leaves it as it is. Else move it away, or name another directory.`
      : 'Move it away, or name another directory.',
  );
}

/** Whether there is something at a path, or a file where it needs a folder. */
function isOccupied(root: string, path: string): boolean {
  return lookAt(join(root, path)) !== undefined || firstFile(dirname(join(root, path))) !== undefined;
}

function stateOf(root: string): Target['state'] {
  try {
    return readdirSync(root).length === 0 ? 'empty' : 'occupied';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
    throw describeReadError(error, root);
  }
}

/** The nearest part of a path that exists and is no folder. */
function firstFile(path: string): string | undefined {
  for (let part = path; ; part = dirname(part)) {
    if (lookAt(part)) return isFolder(part) ? undefined : part;
    if (part === dirname(part)) return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function lookAt(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // ENOTDIR: a part of the path is a file, and that part will be found.
    return undefined;
  }
}

/** Where a path leads, as far as it exists: a link may lead into a repository that the path does not show. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path === dirname(path) ? path : join(realPath(dirname(path)), basename(path));
  }
}

function enclosingRepository(folder: string): string | undefined {
  for (let part = folder; ; part = dirname(part)) {
    if (existsSync(join(part, '.git'))) return part;
    if (part === dirname(part)) return undefined;
  }
}

function refused(code: ErrorCode, message: string, hint: string): AksHaError {
  return new AksHaError({ code, source: 'user', message, hint });
}
