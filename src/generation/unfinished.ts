import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isSeeded } from '../blueprints/starter-files';
import { type Configuration, readVariables, VARIABLES_PATH } from '../configuration';
import { toVariables } from '../configuration/to-variables';
import { AksHaError } from '../errors/aks-ha-error';
import { isInterrupted } from './abandoned';
import type { Step } from './events';
import { isInstalled } from './is-installed';
import { isRendered } from './is-rendered';
import { locateTarget } from './target';

/** What a run does beside writing. */
export interface Wanted {
  /** Whether to run `npm install` and render the manifests. */
  readonly install: boolean;
  /** Whether to make a git repository and a first commit where there is none. */
  readonly git: boolean;
}

/** A repository that is written, and not all that was wanted beside. */
export interface Unfinished {
  /** Its answers, as its variables.json has them. */
  readonly configuration: Configuration;
  /** What is left to do, in this order. */
  readonly steps: readonly Step[];
}

/**
 * Whether a run was cut off after it had written a repository, or did less than is wanted now. There is no record of that:
 * the repository itself tells. To be asked before E203 and before a change of answers is offered, for both need a
 * repository that is whole; where writing itself was cut off, that is recovered first, by `generate`.
 *
 * @returns nothing where nothing is left to do, or where there is no repository with valid answers
 * @throws AksHaError E201, E202
 */
export function findUnfinished(directory: string, wanted: Wanted): Unfinished | undefined {
  const target = locateTarget(directory);
  if (!isSeeded(target.root) || isInterrupted(target)) return undefined;
  const configuration = answersIn(target.root);
  const steps = configuration ? missingSteps(target.root, configuration, wanted) : [];
  return configuration && steps.length > 0 ? { configuration, steps } : undefined;
}

/**
 * What is left to do for a repository that is written from just these answers.
 *
 * @returns nothing where it is finished, or was made from other answers
 */
export function stepsToGoOn(root: string, configuration: Configuration, wanted: Wanted): Step[] {
  if (!isSeeded(root)) return [];
  const there = answersIn(root);
  return there && isSame(there, configuration) ? missingSteps(root, configuration, wanted) : [];
}

function missingSteps(root: string, configuration: Configuration, { install, git }: Wanted): Step[] {
  const commits = git && !existsSync(join(root, '.git'));
  const installs = install && !isInstalled(root);
  // What is committed is rendered once more: it takes two seconds, and a rendering that was cut off shows not in every byte.
  const renders = install && (installs || commits || !isRendered(root, configuration));
  return [
    ...(installs ? ['install' as const] : []),
    ...(renders ? ['render' as const] : []),
    ...(commits ? ['commit' as const] : []),
  ];
}

function answersIn(root: string): Configuration | undefined {
  try {
    return readVariables(join(root, VARIABLES_PATH));
  } catch (error) {
    // Gone or broken: told by what needs it.
    if (AksHaError.is(error)) return undefined;
    throw error;
  }
}

function isSame(one: Configuration, other: Configuration): boolean {
  return JSON.stringify(toVariables(one)) === JSON.stringify(toVariables(other));
}
