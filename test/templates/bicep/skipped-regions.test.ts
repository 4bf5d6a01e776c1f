import { type Expansion, environmentOf, expand } from './fixtures';

// What a deployment leaves alone while a region is down: a resource that it does not mention stays as it is.
const [withoutGreen, withoutHome, withoutGlobal] = expand([
  {
    title: 'without the second region',
    environment: environmentOf(3, { routing: 'priority' }),
    parameters: { skipRegions: ['green'] },
  },
  { title: 'without the home region', environment: environmentOf(3), parameters: { skipRegions: ['blue'] } },
  {
    title: 'without a home that is no region',
    environment: environmentOf(2, { home: 'westus3' }),
    parameters: { skipGlobal: true },
  },
]) as [Expansion, Expansion, Expansion];

const ids = (expansion: Expansion) => expansion.resources.map((resource) => resource.id);
const origins = 'Microsoft.Cdn/profiles/originGroups/origins';

describe('a deployment without a region that is down', () => {
  it('mentions nothing of that region', () => {
    const { resourceGroup } = withoutGreen.stamps.get('green') ?? {};
    const mentioned = ids(withoutGreen).filter(
      (resource) => resource.includes(`/resourceGroups/${resourceGroup}/`) || /\/green$|\/region-green/.test(resource),
    );
    expect(mentioned).toEqual([]);
    expect(withoutGreen.names('Microsoft.ContainerRegistry/registries/replications')).toEqual(['westeurope']);
  });

  it('leaves the others where they were', () => {
    const [blue, amber] = withoutGreen.all(origins);
    expect([blue?.properties.priority, amber?.properties.priority]).toEqual([1, 3]);
    expect(withoutGreen.all('Microsoft.Cdn/profiles/originGroups')[0]?.properties.healthProbeSettings).not.toBeNull();
    expect(withoutGreen.assignments('rg-orders-prod')).toHaveLength(2);
  });

  it('leaves the global group alone when its home is down, region or not', () => {
    for (const expansion of [withoutHome, withoutGlobal]) {
      const group = `/resourceGroups/${expansion.environment.resourceGroup}`;
      expect(ids(expansion).filter((resource) => resource.endsWith(group) || resource.includes(`${group}/`))).toEqual(
        [],
      );
    }
    expect(withoutHome.names('Microsoft.Resources/resourceGroups')).toEqual([
      'rg-orders-prod-green',
      'rg-orders-prod-amber',
    ]);
    expect(withoutHome.names('Microsoft.ContainerService/managedClusters')).toHaveLength(2);
    expect(withoutGlobal.names('Microsoft.ContainerService/managedClusters')).toHaveLength(2);
  });
});
