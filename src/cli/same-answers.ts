import type { Variables } from '../configuration/variables-schema';
import { AksHaError } from '../errors/aks-ha-error';
import { fillAnswers, flagValues } from './answers-from-options';
import { FLAG_NAMES } from './flags';
import type { CreateOptions } from './options';

/**
 * Whether the answers on a command line are those of a variables.json, as far as any are given: who types the same command
 * again may have answered questions the first time.
 */
export function haveSameAnswers(directory: string | undefined, options: CreateOptions, there: Variables): boolean {
  const fill = (answers: object) =>
    JSON.stringify(fillAnswers(directory, { ...options, ...answers }, undefined).variables);
  const names = [...FLAG_NAMES, 'serviceDir'] as const;
  const given = names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  // By way of the flags on both sides: a file may say what no flag can.
  const values = { ...flagValues(there), serviceDir: there.serviceDirectory };
  try {
    return fill(values) === fill({ ...values, ...Object.fromEntries(given) });
  } catch (error) {
    // For an environment or a region that the file does not have.
    if (AksHaError.is(error)) return false;
    throw error;
  }
}
