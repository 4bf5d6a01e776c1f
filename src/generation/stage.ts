import { copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AksHaProject } from '../blueprints/aks-ha-project';
import type { Configuration } from '../configuration';
import { makeFoldersTo } from './make-folders';
import { copyPackage } from './package-source';
import type { Target } from './target';
import { describeWriteError } from './write-error';

/** A whole repository, written and not yet in its place. */
export interface Stage {
  readonly folder: string;
  /** Files, relative, in the order of their paths. */
  readonly paths: readonly string[];
  /** Removes it, and every folder that was made for it. */
  remove(): void;
}

/**
 * Writes the repository where nobody looks for it.
 *
 * @param folder becomes the repository; not there yet, and made with every folder above it that is not
 * @throws AksHaError E205 where the disk is full or the folder may not be written to; nothing is left behind then
 */
export function stage(target: Target, configuration: Configuration, folder: string): Stage {
  const place = dirname(folder);
  let isOurs = false;
  // Looked for beforehand: making several folders may fail in the middle.
  const made = firstMissing(place);
  const remove = () => {
    if (isOurs) rmSync(folder, { recursive: true, force: true });
    if (made) removeEmpty(place, made);
  };
  try {
    makeFoldersTo(place);
    // Not mkdtemp: its folders are closed to everybody else.
    mkdirSync(folder);
    isOurs = true;
    write(folder, target, configuration);
    return { folder, paths: filesBelow(folder), remove };
  } catch (error) {
    remove();
    throw describeWriteError(error, place);
  }
}

function write(folder: string, target: Target, configuration: Configuration): void {
  // A .gitignore that the user has is not projen's to manage, and so not to remove either.
  const gitignore = join(target.root, '.gitignore');
  if (existsSync(gitignore)) copyFileSync(gitignore, join(folder, '.gitignore'));
  // Without a list of what is managed, projen searches the whole folder for files of its own; here are none yet.
  mkdirSync(join(folder, '.projen'));
  writeFileSync(join(folder, '.projen/files.json'), JSON.stringify({ files: ['.projen/files.json'] }));
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

/** The topmost folder of a path that is not there. */
function firstMissing(path: string): string | undefined {
  if (existsSync(path)) return undefined;
  return firstMissing(dirname(path)) ?? path;
}

/** Removes a folder and those above it, up to the first that was made; one that holds anything by now stays. */
function removeEmpty(folder: string, first: string): void {
  try {
    rmdirSync(folder);
  } catch {
    if (existsSync(folder)) return;
  }
  if (folder !== first) removeEmpty(dirname(folder), first);
}

function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
