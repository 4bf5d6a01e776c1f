import type { Expansion } from './fixtures';

const acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d';

export function describeRegistry(expansion: Expansion): void {
  const { environment } = expansion;
  const home = environment.home ?? environment.regions[0]?.location;
  const others = environment.regions.filter(({ location }) => location !== home);
  const registry = () => expansion.one('Microsoft.ContainerRegistry/registries', environment.resourceGroup);

  it('has one registry, in the home region, without shared passwords', () => {
    expect(registry()).toMatchObject({
      name: environment.containerRegistryName,
      location: home,
      sku: { name: 'Premium' },
      properties: {
        adminUserEnabled: false,
        anonymousPullEnabled: false,
        roleAssignmentMode: 'LegacyRegistryPermissions',
        dataEndpointEnabled: true,
        zoneRedundancy: 'Enabled',
      },
    });
    expect(registry().properties.policies?.trustPolicy).toBeUndefined();
  });

  it('replicates the registry to every region but its home', () => {
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
      expect(pulls[i]?.principalId).toContain(`/resourceGroups/${expansion.stamp(region).resourceGroup}/`);
      expect(pulls[i]?.principalId).toMatch(/-kubelet', '[\d-]+'\)\.principalId\]$/);
    });
  });

  it('says in each right outside a region which region it is for', () => {
    const rights = expansion
      .all('Microsoft.Authorization/roleAssignments')
      .filter(({ properties }) => properties.roleDefinitionId.endsWith(acrPull));
    expect(rights.map(({ properties }) => properties.description.split(': ')[0])).toEqual(
      environment.regions.map(({ name }) => name),
    );
  });
}
