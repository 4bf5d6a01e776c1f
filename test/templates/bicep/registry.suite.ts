import type { Expansion } from './fixtures';

const acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d';

export function describeRegistry(expansion: Expansion): void {
  const { environment } = expansion;
  const [home, ...others] = environment.regions;
  const registry = () => expansion.one('Microsoft.ContainerRegistry/registries', environment.resourceGroup);

  it('has one registry, in the home region, without shared passwords', () => {
    expect(registry()).toMatchObject({
      name: environment.containerRegistryName,
      location: home?.location,
      sku: { name: 'Premium' },
      properties: {
        adminUserEnabled: false,
        anonymousPullEnabled: false,
        dataEndpointEnabled: true,
        zoneRedundancy: 'Enabled',
      },
    });
    expect(registry().properties.policies?.trustPolicy).toBeUndefined();
  });

  it('replicates the registry to every region but its own', () => {
    const replicas = expansion.all('Microsoft.ContainerRegistry/registries/replications');
    expect(replicas.map((replica) => [replica.location, replica.properties])).toEqual(
      others.map(({ location }) => [location, { regionEndpointEnabled: true, zoneRedundancy: 'Enabled' }]),
    );
  });

  it('lets every cluster pull', () => {
    const pulls = expansion.assignments(environment.resourceGroup);
    expect(pulls).toHaveLength(environment.regions.length);
    environment.regions.forEach((region, i) => {
      expect(pulls[i]).toMatchObject({ role: acrPull, principalType: 'ServicePrincipal', scope: registry().id });
      expect(pulls[i]?.principalId).toContain(`'${expansion.stamp(region).resourceGroup}'`);
      expect(pulls[i]?.principalId).toContain('kubeletPrincipalId');
    });
  });
}
