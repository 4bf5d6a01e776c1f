import type { Environment, Region } from '../../configuration';
import { AksHaError } from '../../errors/aks-ha-error';
import { type Scope, WHOLE } from '../bicep/scope';

/** Which regions, and in which order, as they are named on the command line. */
export interface RegionChoice {
  /** @default all of them */
  readonly only?: readonly string[] | undefined;
  /** Those that come first, in their order; the others follow. @default the order of variables.json */
  readonly order?: readonly string[] | undefined;
  /** What is left as it is. @default nothing */
  readonly scope?: Scope | undefined;
}

/**
 * The regions of a choice, each once.
 *
 * @throws AksHaError E640 for a name that the environment does not have, and for an order that names a region twice
 */
export function regionsInOrder(
  { name, regions }: Environment,
  { only, order = [], scope = WHOLE }: RegionChoice,
): readonly Region[] {
  const known = regions.map((region) => region.name);
  const unknown = [...(only ?? []), ...order, ...scope.skipRegions].filter((each) => !known.includes(each));
  if (unknown.length > 0) {
    throw refusal(
      `${name} has no region ${[...new Set(unknown)].join(', ')}.`,
      `It has ${known.join(', ')}: give names from devops/config/variables.json.`,
    );
  }
  const repeated = order.filter((each, index) => order.indexOf(each) < index);
  if (repeated.length > 0) throw refusal(`--order names ${repeated[0]} twice.`, 'Name each region once.');
  const rank = (each: Region) => {
    const index = order.indexOf(each.name);
    return index < 0 ? order.length : index;
  };
  // A stable sort: those that are not named keep their order.
  return regions
    .filter(({ name: each }) => (only?.includes(each) ?? true) && !scope.skipRegions.includes(each))
    .sort((one, other) => rank(one) - rank(other));
}

function refusal(message: string, hint: string): AksHaError {
  return new AksHaError({ code: 'E640', source: 'user', message, hint });
}
