import { type Expansion, environmentOf, expand, type Region, regionsOf } from './fixtures';
import { unresolved } from './unresolved';

// What the optional settings change; expansions.test.ts has what is there without them, exposure.test.ts those of the gateways.
const clusterAdmin = 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b';
const networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7';
const id = (digit: string) => `${digit.repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;

const [blue, green] = regionsOf(2) as [Region, Region];
const versioned = [
  { ...blue, kubernetesVersion: '1.36' },
  { ...green, drained: true },
];

const [sized, inside, away, drained] = expand([
  {
    title: 'sizes, versions, ranges and administrators',
    environment: environmentOf(1, {
      nodeCount: { system: { min: 4, max: 8 }, user: { min: 3, max: 5 } },
      apiServer: { access: 'ranges', authorizedRanges: ['203.0.113.0/24'] },
      clusterAdmins: [
        { id: id('a').toUpperCase(), type: 'Group' },
        { id: id('b'), type: 'User' },
      ],
      locks: true,
    }),
    parameters: {
      clusterAdmins: [{ id: id('a'), type: 'Group' }],
      nodeCounts: { blue: { system: 3 } },
    },
  },
  { title: 'a private cluster', environment: environmentOf(1, { apiServer: { access: 'private' } }) },
  { title: 'a home that is no region', environment: environmentOf(2, { home: 'westus3' }) },
  { title: 'a version for one region, and another one drained', environment: environmentOf(2, { regions: versioned }) },
]) as [Expansion, Expansion, Expansion, Expansion];

const cluster = (expansion: Expansion) => {
  const [found] = expansion.all('Microsoft.ContainerService/managedClusters');
  if (!found) throw new Error('No cluster');
  return found;
};
const origins = 'Microsoft.Cdn/profiles/originGroups/origins';

it('leaves nothing unresolved that a reviewer reads, whatever is set', () => {
  for (const { given, resources } of [sized, inside, away, drained])
    expect([given.title, unresolved(resources)]).toEqual([given.title, []]);
});

describe('numbers of nodes', () => {
  it('bound the autoscaler, for the region and for each zone', () => {
    const bounds = { enableAutoScaling: true, minCount: 3, maxCount: 5, count: 3 };
    const pools = sized.all('Microsoft.ContainerService/managedClusters/agentPools');
    expect(pools.map(({ properties }) => properties)).toEqual(Array(3).fill(expect.objectContaining(bounds)));
    expect(cluster(sized).properties.agentPoolProfiles).toEqual([
      expect.objectContaining({ minCount: 4, maxCount: 8 }),
    ]);
  });

  it('lift a pool that is smaller now: AKS refuses a count out of bounds', () => {
    expect(cluster(sized).properties.agentPoolProfiles[0].count).toBe(4);
  });
});

describe('a Kubernetes version', () => {
  it('is that of the cluster of one region, and never written at a pool', () => {
    const clusters = drained.all('Microsoft.ContainerService/managedClusters');
    expect(clusters.map(({ properties }) => properties.kubernetesVersion ?? undefined)).toEqual(['1.36', undefined]);
    expect(JSON.stringify(drained.resources)).not.toMatch(/orchestratorVersion/i);
  });
});

describe('a drained region', () => {
  const states = (group: string) =>
    drained
      .all(origins)
      .filter(({ id }) => id.includes(`/originGroups/${group}/`))
      .map(({ name, properties }) => [name.split('/').pop(), properties.enabledState]);

  it('gets no requests of users', () => {
    expect(states('all-regions')).toEqual([
      ['blue', 'Enabled'],
      ['green', 'Disabled'],
    ]);
  });

  it('is still reached on its own, by tests and deployments', () => {
    expect(states('region-green')).toEqual([['green', 'Enabled']]);
    expect(drained.names('Microsoft.Cdn/profiles/afdEndpoints/routes')).toContain('region-green');
    expect(drained.names('Microsoft.Insights/webtests')).toContain('webtest-green');
  });

  it('has the others probed as before', () => {
    expect(drained.all('Microsoft.Cdn/profiles/originGroups')[0]?.properties.healthProbeSettings).toMatchObject({
      probePath: '/readyz',
    });
  });

  it('keeps its copy of the registry up to date, and nobody asks it', () => {
    const [copy, ...others] = drained.all('Microsoft.ContainerRegistry/registries/replications');
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ location: 'centralus', properties: { regionEndpointEnabled: false } });
  });

  it('is deployed like any other', () => {
    const count = (region: string) =>
      drained.resources.filter(({ id }) => id.includes(`/resourceGroups/rg-orders-prod-${region}/`)).length;
    expect(count('green')).toBe(count('blue'));
  });
});

describe('the API server', () => {
  it('admits the ranges and its own nodes', () => {
    expect(cluster(sized).properties.apiServerAccessProfile).toEqual({
      enablePrivateCluster: false,
      privateDNSZone: null,
      authorizedIPRanges: ['203.0.113.0/24', expect.stringMatching(/publicIPAddresses\/pip-egress'.*\.ipAddress/)],
      disableRunCommand: false,
    });
  });

  it('is private with a zone that AKS keeps, and leaves run command as the way in', () => {
    expect(cluster(inside).properties.apiServerAccessProfile).toEqual({
      enablePrivateCluster: true,
      privateDNSZone: 'system',
      authorizedIPRanges: null,
      disableRunCommand: false,
    });
  });

  it('takes the right to link that zone to the network where it is private, and only there', () => {
    const onNetworks = (expansion: Expansion) =>
      expansion
        .assignments('rg-orders-prod-blue')
        .filter(({ scope }) => scope === expansion.all('Microsoft.Network/virtualNetworks')[0]?.id)
        .map(({ role, principalId }) => [role, /id-[\w-]+/.exec(principalId)?.[0]]);
    expect(onNetworks(inside)).toEqual([[networkContributor, 'id-orders-prod-blue-control-plane']]);
    expect(onNetworks(sized)).toEqual([]);
  });
});

describe('administrators', () => {
  it('are those of the environment and of the deployment, each once', () => {
    const granted = sized
      .assignments('rg-orders-prod-blue')
      .filter(({ role }) => role === clusterAdmin)
      .map(({ principalId, principalType }) => [principalId, principalType]);
    expect(granted).toEqual([
      [id('a'), 'Group'],
      [id('b'), 'User'],
    ]);
  });
});

describe('locks', () => {
  it('are on what everything else hangs from', () => {
    const locks = sized.all('Microsoft.Authorization/locks');
    expect(locks.map((lock) => lock.id.split('/').slice(-6, -4).join('/'))).toEqual([
      'publicIPAddresses/pip-gateway',
      'registries/acrordersprod4f2a',
      'profiles/afd-orders-prod',
    ]);
    expect(new Set(locks.map(({ properties }) => properties.level))).toEqual(new Set(['CanNotDelete']));
  });

  it('are off by default', () => {
    expect(away.all('Microsoft.Authorization/locks')).toEqual([]);
  });
});

describe('a home', () => {
  it('is where the global group and the registry are, region or not', () => {
    expect(away.all('Microsoft.Resources/resourceGroups')[0]).toMatchObject({ location: 'westus3' });
    expect(away.all('Microsoft.ContainerRegistry/registries')[0]).toMatchObject({ location: 'westus3' });
    expect(away.names('Microsoft.ContainerRegistry/registries/replications')).toEqual(['eastus2', 'centralus']);
  });
});
