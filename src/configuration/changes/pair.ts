import type { Environment } from '../configuration';
import type { JsonPath } from '../problem';
import type { Change } from './change';

/** An environment before and after. */
export interface Pair {
  readonly before: Environment;
  readonly after: Environment;
}

/** Where a setting stands and stood. */
export function placeOf({ before, after }: Pair, ...keys: JsonPath): Pick<Change, 'path' | 'before' | 'environment'> {
  return {
    path: ['environments', after.name, ...keys],
    before: ['environments', before.name, ...keys],
    environment: after.name,
  };
}

/** A region before and after, with its places in the two lists. */
export interface RegionPair {
  readonly before: Environment['regions'][number];
  readonly after: Environment['regions'][number];
  readonly formerIndex: number;
  readonly index: number;
}

/** The regions that are in both lists: known by their names, or by their locations where the name is new. */
export function pairRegions({ before, after }: Pair): RegionPair[] {
  const isGone = (name: string) => !after.regions.some((region) => region.name === name);
  return after.regions.flatMap((region, index) => {
    const same = before.regions.findIndex(({ name }) => name === region.name);
    const renamed = before.regions.findIndex(({ name, location }) => location === region.location && isGone(name));
    const formerIndex = same >= 0 ? same : renamed;
    const former = before.regions[formerIndex];
    return former ? [{ before: former, after: region, formerIndex, index }] : [];
  });
}
