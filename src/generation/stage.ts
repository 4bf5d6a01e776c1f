import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AksHaProject } from '../blueprints/aks-ha-project';
import type { Configuration } from '../configuration';
import { AksHaError } from '../errors/aks-ha-error';
import { copyPackage } from './package-source';
import type { Target } from './target';

/** A whole repository, written and not yet in its place. */
export interface Stage {
  readonly folder: string;
  /** Files, relative, in the order of their paths. */
  readonly paths: readonly string[];
  /** Removes it, and every folder that was made for it. */
  remove(): void;
}

/** Where a stage can be renamed into the target from: the same file system. */
export function besideTarget(target: Target): string {
  return target.state === 'absent' ? dirname(target.root) : target.root;
}

/**
 * Writes the repository where nobody looks for it.
 *
 * @param place the folder to write it in; made where it is not there
 * @throws AksHaError E205 where the disk is full or the folder may not be written to; nothing is left behind then
 */
export function stage(target: Target, configuration: Configuration, place: string): Stage {
  let folder: string | undefined;
  let made: string | undefined;
  const remove = () => {
    if (folder) rmSync(folder, { recursive: true, force: true });
    if (made) rmSync(made, { recursive: true, force: true });
  };
  try {
    made = mkdirSync(place, { recursive: true });
    folder = mkdtempSync(join(place, `.${basename(target.root)}.create-aks-ha-`));
    write(folder, target, configuration);
    return { folder, paths: filesBelow(folder), remove };
  } catch (error) {
    remove();
    throw describeWriteError(error, place);
  }
}

/** The reason why nothing could be written, in a person's words. */
export function describeWriteError(error: unknown, place: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ''];
  if (error instanceof AksHaError || code === undefined) return error;
  return new AksHaError({
    code: 'E205',
    source: 'user',
    message: `${place} can't be written to: ${reason ?? message}. Nothing was written.`,
    hint:
      code === 'ENOSPC'
        ? 'Make room: 2 MB are needed, 90 MB with the install.'
        : 'Name a directory that you may write to.',
    cause: error,
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

function write(folder: string, target: Target, configuration: Configuration): void {
  // A .gitignore that the user has is not projen's to manage, and so not to remove either.
  const gitignore = join(target.root, '.gitignore');
  if (existsSync(gitignore)) copyFileSync(gitignore, join(folder, '.gitignore'));
  // The one version that the project does not name itself.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ devDependencies: copyPackage(folder) }));
  const disabled = process.env.PROJEN_DISABLE_POST;
  process.env.PROJEN_DISABLE_POST = 'true';
  try {
    new AksHaProject({ outdir: folder, configuration }).synth();
  } finally {
    if (disabled === undefined) delete process.env.PROJEN_DISABLE_POST;
    else process.env.PROJEN_DISABLE_POST = disabled;
  }
}

function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
