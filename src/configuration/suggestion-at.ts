import { listAt, textAt, valueAt } from './json-value';
import { mendName, type NamingRule, refusal } from './naming-rule';
import { ENVIRONMENT, WORKLOAD } from './naming-rules';
import type { Fix, JsonPath } from './problem';
import { USABLE_REGIONS } from './region-catalogue';
import { regionName } from './region-names';
import { isSetting, settingSuggestion } from './settings/setting-suggestion';
import { DEFAULT_ENVIRONMENT, type RegionAnswer, suggestVariables } from './suggestions';
import type { Variables } from './variables-schema';

/**
 * What would do at a path where something is missing or of the wrong type: taken from a whole suggested file that has the
 * document's workload, environment and regions as far as they can be read.
 */
export function suggestionAt(document: unknown, path: JsonPath): unknown {
  if (isSetting(path)) return settingSuggestion(document, path);
  const environment = typeof path[1] === 'string' ? path[1] : DEFAULT_ENVIRONMENT;
  // A name that is refused is told as such; what is suggested here must be accepted all the same.
  const name = accepted(ENVIRONMENT, environment);
  return valueAt(
    suggestionFor(document, environment, name),
    path.map((key, index) => (index === 1 ? name : key)),
  );
}

/** The same as a fix: what has no default and need not be there is taken out. */
export function suggestedFix(document: unknown, path: JsonPath): Fix {
  const value = suggestionAt(document, path);
  return value === undefined ? { kind: 'remove' } : { kind: 'set', value };
}

/** A document with many problems is asked for what would do by each of them. */
const known = new WeakMap<object, Map<string, Variables>>();

function suggestionFor(document: unknown, environment: string, name: string): Variables {
  if (typeof document !== 'object' || document === null) return suggestVariables({ environments: [name] });
  const suggestions = known.get(document) ?? new Map<string, Variables>();
  known.set(document, suggestions);
  const suggestion = suggestions.get(environment) ?? suggest(document, environment, name);
  suggestions.set(environment, suggestion);
  return suggestion;
}

function suggest(document: unknown, environment: string, name: string): Variables {
  const workload = textAt(document, ['workload']);
  return suggestVariables({
    workload: workload === undefined ? undefined : accepted(WORKLOAD, workload),
    environments: [name],
    regions: regionsOf(document, environment),
  });
}

function accepted(rule: NamingRule, name: string): string {
  return refusal(rule, name) === undefined ? name : mendName(rule, name);
}

/** A name or location that can't be read gives way to one that is not chosen yet. */
function regionsOf(document: unknown, environment: string): RegionAnswer[] | undefined {
  const regions = listAt(document, ['environments', environment, 'regions']);
  if (regions.length === 0) return undefined;
  const names = regions.map((region) => textAt(region, ['name']));
  const locations = regions.map((region) => textAt(region, ['location']));
  const colours = Array.from({ length: 2 * regions.length }, (_, index) => regionName(index)).filter(
    (name) => !names.includes(name),
  );
  const free = USABLE_REGIONS.map((region) => region.name).filter((name) => !locations.includes(name));
  return regions.map((_, index) => ({
    name: names[index] ?? colours.shift() ?? '',
    location: locations[index] ?? free.shift() ?? 'eastus2',
  }));
}
