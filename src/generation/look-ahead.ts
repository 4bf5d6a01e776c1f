import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../configuration';
import { isInterrupted, refuseInterrupted } from './abandoned';
import { type Stage, stage } from './stage';
import { folderBeside } from './stage-name';
import { HARMLESS, keptFiles, locateTarget, refuseGenerated, type Target } from './target';

/** A file that would be written. */
export interface PlannedFile {
  /** Relative to the target. */
  readonly path: string;
  readonly content: string;
  /** What would become of it, where it is one of a repository that is there already. */
  readonly mark?: 'added' | 'changed' | 'removed';
}

/**
 * Refuses a directory that nothing can be written to, before it is known what.
 *
 * @throws AksHaError E201, E202, E203
 */
export function refuseTarget(directory: string): void {
  inspect(directory);
}

/** How many files and folders a directory holds, but for what a repository is begun with: .git, README.md, LICENSE. */
export function filesInTheWay(directory: string): number {
  const { root, state } = locateTarget(directory);
  return state === 'occupied' ? readdirSync(root).filter((name) => !HARMLESS.includes(name)).length : 0;
}

/**
 * The files that a generation would write, and the user's that it would keep.
 *
 * @throws AksHaError E2xx where it would write none; E209 where an earlier run is to be gone on with first
 */
export function preview(configuration: Configuration, directory: string): { paths: string[]; kept: string[] } {
  const target = locateTarget(directory);
  refuseInterrupted(target);
  refuseGenerated(target);
  return whileStaged(configuration, target, ({ paths }) => {
    const kept = keptFiles(target, paths);
    return { paths: paths.filter((path) => !kept.includes(path)), kept };
  });
}

/**
 * The files that a generation would write, with what they would hold.
 *
 * @throws AksHaError E2xx where it would write none
 */
export function planFiles(configuration: Configuration, directory: string): PlannedFile[] {
  const target = inspect(directory);
  return whileStaged(configuration, target, ({ folder, paths }) => {
    // What is in the way there may be what the run has begun, and is told when it is gone on with.
    const kept = isInterrupted(target) ? [] : keptFiles(target, paths);
    const written = paths.filter((path) => !kept.includes(path));
    return written.map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') }));
  });
}

/** Makes the repository where nobody looks for it, for as long as the work takes. */
function whileStaged<T>(configuration: Configuration, target: Target, work: (staged: Stage) => T): T {
  const staged = stage(target, configuration, folderBeside(target.root, tmpdir()));
  try {
    return work(staged);
  } finally {
    staged.remove();
  }
}

/** A run that was cut off is gone on with, and so is no obstacle. */
function inspect(directory: string): Target {
  const target = locateTarget(directory);
  if (!isInterrupted(target)) refuseGenerated(target);
  return target;
}
