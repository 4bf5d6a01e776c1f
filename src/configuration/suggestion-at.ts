import { listAt, textAt, valueAt } from './json-value';
import type { JsonPath } from './problem';
import { USABLE_REGIONS } from './region-catalogue';
import { DEFAULT_ENVIRONMENT, type RegionAnswer, suggestVariables } from './suggestions';

/**
 * What would do at a path where something is missing or of the wrong type: taken from a whole suggested file that has the
 * document's workload, environment and regions as far as they can be read.
 */
export function suggestionAt(document: unknown, path: JsonPath): unknown {
  const environment = typeof path[1] === 'string' ? path[1] : DEFAULT_ENVIRONMENT;
  const suggestion: unknown = suggestVariables({
    workload: textAt(document, ['workload']),
    environments: [environment],
    regions: regionsOf(document, environment),
  });
  return valueAt(suggestion, path);
}

/** A location that can't be read gives way to a usable one that is not chosen yet. */
function regionsOf(document: unknown, environment: string): RegionAnswer[] | undefined {
  const regions = listAt(document, ['environments', environment, 'regions']);
  if (regions.length === 0) return undefined;
  const locations = regions.map((region) => textAt(region, ['location']));
  const free = USABLE_REGIONS.map((region) => region.name).filter((name) => !locations.includes(name));
  return regions.map((region, index) => {
    const name = textAt(region, ['name']);
    return { ...(name === undefined ? {} : { name }), location: locations[index] ?? free.shift() ?? 'eastus2' };
  });
}
