import { renameSync } from 'node:fs';
import type { Configuration } from '../configuration';
import { refuseCancelled } from './cancellation';
import type { Notify } from './events';
import { type Stage, stage } from './stage';
import { folderBeside } from './stage-name';
import type { Target } from './target';
import type { Wanted } from './unfinished';
import { describeWriteError } from './write-error';
import type { Written } from './written';

export interface WriteProps {
  readonly target: Target;
  readonly configuration: Configuration;
  /** What decides whether a repository that is there already is gone on with. */
  readonly wanted: Wanted;
  readonly notify: Notify;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a repository where nothing is: staged beside its place, then put there by one rename. Whatever ends the process,
 * the place is free or holds the whole repository.
 *
 * @throws AksHaError E205, CancelledError; nothing is left behind then
 */
export async function writeNew({ target, configuration, signal }: WriteProps): Promise<Written> {
  const staged = stage(target, configuration, folderBeside(target.root));
  try {
    await refuseCancelled(signal);
    placeNew(staged, target.root);
  } catch (error) {
    staged.remove();
    throw error;
  }
  return { files: staged.paths.length, kept: [] };
}

/** @throws AksHaError E205 where something came into being in its place */
export function placeNew({ folder }: Stage, root: string): void {
  try {
    renameSync(folder, root);
  } catch (error) {
    throw describeWriteError(error, root);
  }
}
