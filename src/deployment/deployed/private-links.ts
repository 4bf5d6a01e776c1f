import type { Environment } from '../../configuration';
import { sameId } from '../arm/resource-id';
import type { Deployed } from './deployed';

/** The gateway asks for it by this name, in its annotations. */
const SERVICE = { type: 'Microsoft.Network/privateLinkServices', name: 'pls-gateway' };

/** Names of regions that Front Door can't reach even once all is deployed: their clusters have made no service yet. */
export function withoutLink(environment: Environment, deployed: Deployed): string[] {
  if (environment.exposure !== 'privateLink') return [];
  const links = privateLinks(environment, deployed);
  return environment.regions.map(({ name }) => name).filter((name) => links[name] === undefined);
}

/**
 * Ids of the services by which Front Door reaches regions without a public address, by region. Clusters make them once a
 * workload runs there: whatever is there by now becomes an origin.
 */
export function privateLinks({ exposure, regions }: Environment, { groups }: Deployed): Record<string, string> {
  if (exposure !== 'privateLink') return {};
  const found = regions.flatMap(({ name, stamp }) => {
    const group = groups.find((each) => sameId(each.name, stamp.resourceGroup));
    const service = group?.resources.find((each) => sameId(each.type, SERVICE.type) && each.name === SERVICE.name);
    return service ? [[name, service.id] as const] : [];
  });
  return Object.fromEntries(found);
}
