import { resolve } from 'node:path';
import { isSeeded } from '../blueprints/starter-files';
import { toVariables } from '../configuration/to-variables';
import { findUnfinished } from '../generation/unfinished';
import type { CreateOptions } from './options';
import { canAsk } from './questions/can-ask';
import { haveSameAnswers } from './same-answers';

/**
 * The repository that a person wants to change: one that was generated before, named or worked in. Where nobody can be
 * asked there is none, nor where what is left to do comes first.
 *
 * @returns absolute
 */
export function repositoryToChange(directory: string | undefined, options: CreateOptions): string | undefined {
  const { yes, config, json } = options;
  if (yes || config !== undefined || json || directory === '' || !canAsk(process)) return undefined;
  const root = resolve(directory ?? '.');
  return isSeeded(root) && !isUnfinished(directory, options) ? root : undefined;
}

/** Whether the same command was cut off here before; it goes on then. */
function isUnfinished(directory: string | undefined, options: CreateOptions): boolean {
  const unfinished = directory === undefined ? undefined : findUnfinished(directory, options);
  return unfinished !== undefined && haveSameAnswers(directory, options, toVariables(unfinished.configuration));
}
