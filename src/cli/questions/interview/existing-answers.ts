import { nextRegionName } from '../../../configuration/region-names';
import type { Answers, OwnAnswers, RegionAnswer } from '../../../configuration/suggestions';
import type { EnvironmentVariables, Variables } from '../../../configuration/variables-schema';

/** The names of what is deployed: they stay, whatever they were derived from. */
export function namesOf({ environments }: Variables): Pick<Answers, 'resourceGroups' | 'registries' | 'frontDoors'> {
  const each = (read: (variables: EnvironmentVariables) => string) =>
    Object.fromEntries(Object.entries(environments).map(([name, variables]) => [name, read(variables)]));
  return {
    resourceGroups: each(({ resourceGroup }) => resourceGroup),
    registries: each(({ containerRegistryName }) => containerRegistryName),
    frontDoors: each(({ frontDoorName }) => frontDoorName),
  };
}

/** What an environment of the file answers, or `undefined` where it is a new one. */
export function ownOf(
  { environments }: Variables,
  environment: string,
): (OwnAnswers & Pick<EnvironmentVariables, 'regions'>) | undefined {
  if (!Object.hasOwn(environments, environment)) return undefined;
  const { regions = [], routing, alertEmails, nodeSize } = environments[environment] ?? {};
  return { regions, routing, alertEmails, nodeSize };
}

/**
 * A region that is there keeps its name where none is given. A new one gets a colour that none in the file has: under the
 * name of one that goes, it would be taken for it.
 */
export function calledAsBefore(regions: readonly RegionAnswer[], before: readonly RegionAnswer[]): RegionAnswer[] {
  const taken = [...before, ...regions].flatMap(({ name }) => name ?? []);
  return regions.map(({ name: given, location }) => {
    const known = before.find((region) => region.location === location)?.name;
    const name = given ?? known ?? nextRegionName(taken);
    taken.push(name);
    return { name, location };
  });
}
