import type { Environment, Region } from '../configuration';
import type { Remainder } from './change';

/** The group of what is global, and one for each region. */
export function groupsOf({ resourceGroup, regions }: Environment): string[] {
  return [resourceGroup, ...regions.map(({ stamp }) => stamp.resourceGroup)];
}

/** All of an environment. */
export function remainsOfEnvironment(environment: Environment): Remainder[] {
  return groupsOf(environment).map((name) => ({ kind: 'resource-group', name }));
}

/**
 * All of a region, in the order in which it is to be deleted: first nobody is sent there any more.
 *
 * @param environment where it was deployed
 */
export function remainsOfRegion(environment: Environment, region: Region): Remainder[] {
  const { resourceGroup, frontDoorName: frontDoor } = environment;
  return [
    { kind: 'origin', resourceGroup, frontDoor, region: region.name },
    { kind: 'resource-group', name: region.stamp.resourceGroup },
  ];
}

/** The copy of the registry in a region's location; the home has none, the registry itself is there. */
export function remainingReplication(environment: Environment, region: Region): Remainder[] {
  if (region.location === homeOf(environment)) return [];
  const { resourceGroup, containerRegistryName: registry } = environment;
  return [{ kind: 'replication', resourceGroup, registry, location: region.location }];
}

/** The location of the registry and of the group of what is global. */
export function homeOf({ home }: Environment): string {
  return home;
}
