import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../configuration';
import { isInterrupted } from './abandoned';
import { stage } from './stage';
import { folderBeside } from './stage-name';
import { keptFiles, locateTarget, refuseGenerated, type Target } from './target';

/** A file that would be written. */
export interface PlannedFile {
  /** Relative to the target. */
  readonly path: string;
  readonly content: string;
}

/**
 * Refuses a directory that nothing can be written to, before it is known what.
 *
 * @throws AksHaError E201, E202, E203
 */
export function refuseTarget(directory: string): void {
  inspect(directory);
}

/**
 * The files that a generation would write, with what they would hold; what is made on the way is removed.
 *
 * @throws AksHaError E2xx where it would write none
 */
export function planFiles(configuration: Configuration, directory: string): PlannedFile[] {
  const target = inspect(directory);
  const staged = stage(target, configuration, folderBeside(target.root, tmpdir()));
  try {
    // What is in the way there may be what the run has begun, and is told when it is gone on with.
    const kept = isInterrupted(target) ? [] : keptFiles(target, staged.paths);
    const paths = staged.paths.filter((path) => !kept.includes(path));
    return paths.map((path) => ({ path, content: readFileSync(join(staged.folder, path), 'utf8') }));
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
