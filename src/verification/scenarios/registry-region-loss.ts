import { childrenOf, ofType, placeOfResource } from '../infrastructure/resources';
import type { Finding } from '../report';
import type { CompiledEnvironment, InfrastructureScenario } from './scenario';

const REGISTRY = 'Microsoft.ContainerRegistry/registries';

/** A region of the registry goes: every other region still pulls from its own replication. */
export const REGISTRY_REGION_LOSS: InfrastructureScenario = {
  id: 'registry-region-loss',
  title: 'Loss of a region of the registry',
  needsBicep: true,
  notClaimed: ({ regions }) => (regions.length < 2 ? 'there is one region only' : undefined),
  judge: (model) => ({ findings: findings(model), evidence: evidence(model) }),
};

function findings({ resources, regions, environment }: CompiledEnvironment): Finding[] {
  const registry = ofType(resources, REGISTRY).find(({ name }) => name === environment.containerRegistryName);
  if (!registry) {
    return [
      {
        where: 'devops/bicep',
        field: REGISTRY,
        problem: `no registry ${environment.containerRegistryName} is made`,
        fix: 'modules/registry.bicep, as it was generated',
      },
    ];
  }
  const replications = childrenOf(resources, `${REGISTRY}/replications`, registry.name);
  const closed = [registry, ...replications].filter(({ properties }) => properties.zoneRedundancy !== 'Enabled');
  // A region that users are kept away from may be sick: nobody is sent to its replication on purpose.
  const drained = regions.flatMap(({ region }) => (region.drained ? [region.location] : []));
  const silent = replications.filter(
    ({ properties, location = '' }) => properties.regionEndpointEnabled === false && !drained.includes(location),
  );
  const without = regions.filter(
    ({ region }) =>
      registry.location !== region.location && !replications.some(({ location }) => location === region.location),
  );
  return [
    ...(registry.sku?.name === 'Premium'
      ? []
      : [
          {
            where: placeOfResource(registry),
            field: 'sku.name',
            problem: 'only Premium has replications',
            fix: 'Premium',
          },
        ]),
    ...without.map(({ region }) => ({
      where: placeOfResource(registry),
      field: `a replication in ${region.location}`,
      problem: `${region.name} pulls from another region, and can start nothing when that one is lost`,
      fix: 'a replication for every region that is not the home of the registry',
    })),
    ...closed.map((resource) => ({
      where: placeOfResource(resource),
      field: 'properties.zoneRedundancy',
      problem: 'the loss of a zone may stop it',
      fix: 'Enabled',
    })),
    ...silent.map((resource) => ({
      where: placeOfResource(resource),
      field: 'properties.regionEndpointEnabled',
      problem: 'nobody is sent to it',
      fix: 'true',
    })),
  ];
}

function evidence({ resources, environment }: CompiledEnvironment): string[] {
  const home = ofType(resources, REGISTRY).find(({ name }) => name === environment.containerRegistryName)?.location;
  return [
    'every region pulls from its own copy',
    `while ${home} is down nothing can be pushed: no new version, until it is back`,
  ];
}
