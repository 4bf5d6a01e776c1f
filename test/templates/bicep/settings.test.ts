import { subscriptionId } from '../../toolchain/bicep';
import { type Expansion, environmentOf, expand, type Region, regionsOf } from './fixtures';

// What the optional settings and the parameters of a deployment change; expansions.test.ts has what is there without them.
const certificate = {
  keyVaultId: `/subscriptions/${subscriptionId}/resourceGroups/rg-vault/providers/Microsoft.KeyVault/vaults/kv-orders`,
  certificateName: 'gateways',
  hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
};
const privateSettings = {
  exposure: 'privateLink',
  apiServer: { access: 'private' },
  originCertificate: certificate,
} as const;
const service = (region: string) =>
  `/subscriptions/${subscriptionId}/resourceGroups/rg-orders-prod-${region}/providers/Microsoft.Network/privateLinkServices/pls-gateway`;
const clusterAdmin = 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b';
const networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const id = (digit: string) => `${digit.repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;

const [blue, green] = regionsOf(2) as [Region, Region];
const versioned = [
  { ...blue, kubernetesVersion: '1.36' },
  { ...green, drained: true },
];

const [sized, open, closed, half, withoutGreen, withoutHome, withoutGlobal, drained] = expand([
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
  { title: 'a certificate', environment: environmentOf(2, { originCertificate: certificate, home: 'westus3' }) },
  { title: 'private link at first', environment: environmentOf(2, privateSettings) },
  {
    title: 'private link, one service made',
    environment: environmentOf(2, privateSettings),
    parameters: { privateLinkServices: { green: service('green') } },
  },
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
  { title: 'a version for one region, and another one drained', environment: environmentOf(2, { regions: versioned }) },
]) as Eight<Expansion>;

type Eight<T> = [T, T, T, T, T, T, T, T];

const cluster = (expansion: Expansion) => {
  const [found] = expansion.all('Microsoft.ContainerService/managedClusters');
  if (!found) throw new Error('No cluster');
  return found;
};
const ids = (expansion: Expansion) => expansion.resources.map((resource) => resource.id);
const names = (expansion: Expansion, type: string) => expansion.all(type).map(({ name }) => name.split('/').pop());
const origins = 'Microsoft.Cdn/profiles/originGroups/origins';
const routes = 'Microsoft.Cdn/profiles/afdEndpoints/routes';

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
    expect(names(drained, routes)).toContain('region-green');
    expect(names(drained, 'Microsoft.Insights/webtests')).toContain('webtest-green');
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
    expect(cluster(closed).properties.apiServerAccessProfile).toEqual({
      enablePrivateCluster: true,
      privateDNSZone: 'system',
      authorizedIPRanges: null,
      disableRunCommand: false,
    });
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
    expect(open.all('Microsoft.Authorization/locks')).toEqual([]);
  });
});

describe('a home', () => {
  it('is where the global group and the registry are, region or not', () => {
    expect(open.all('Microsoft.Resources/resourceGroups')[0]).toMatchObject({ location: 'westus3' });
    expect(open.all('Microsoft.ContainerRegistry/registries')[0]).toMatchObject({ location: 'westus3' });
    expect(names(open, 'Microsoft.ContainerRegistry/registries/replications')).toEqual(['eastus2', 'centralus']);
  });
});

describe('a certificate of the gateways', () => {
  it('makes Front Door speak HTTPS alone, to names that it checks', () => {
    expect(open.all(routes).map(({ properties }) => properties.forwardingProtocol)).toEqual(Array(3).fill('HttpsOnly'));
    expect(open.all('Microsoft.Cdn/profiles/originGroups')[0]?.properties.healthProbeSettings.probeProtocol).toBe(
      'Https',
    );
    expect(open.all(origins).map(({ properties }) => properties)).toEqual(
      ['blue', 'green', 'blue', 'green'].map((region) =>
        expect.objectContaining({
          hostName: `${region}.example.com`,
          originHostHeader: `${region}.example.com`,
          enforceCertificateNameCheck: true,
        }),
      ),
    );
  });

  it('leaves the port of HTTP to Front Door too, so that closing it is no outage of its own', () => {
    for (const group of open.all('Microsoft.Network/networkSecurityGroups')) {
      const { properties } = group.properties.securityRules[0];
      expect(properties).toMatchObject({
        sourceAddressPrefix: 'AzureFrontDoor.Backend',
        destinationPortRanges: ['80', '443'],
      });
      expect(properties).not.toHaveProperty('destinationPortRange');
    }
  });

  it('is read by an identity of its own, which may read nothing else', () => {
    const identities = open.all('Microsoft.ManagedIdentity/userAssignedIdentities', 'rg-orders-prod-blue');
    const gateway = identities.find(({ name }) => name === 'id-orders-prod-blue-gateway');
    const trust = open
      .all('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials')
      .find((credential) => credential.id.startsWith(`${gateway?.id}/`));
    expect(trust?.properties.subject).toBe('system:serviceaccount:orders-gateway:certificate-reader');

    const rights = open.assignments('rg-vault');
    expect(rights.map(({ scope, role, principalType }) => ({ scope, role, principalType }))).toEqual(
      Array(2).fill({
        scope: `${certificate.keyVaultId}/secrets/gateways`,
        role: '4633458b-17de-408a-b874-0445c86b69e6',
        principalType: 'ServicePrincipal',
      }),
    );
    const described = open
      .all('Microsoft.Authorization/roleAssignments')
      .map(({ properties }) => properties.description)
      .filter((description) => /certificate/.test(description));
    expect(described.map((description) => description.split(': ')[0])).toEqual(['blue', 'green']);
  });

  it('is no identity where there is none', () => {
    const identities = names(sized, 'Microsoft.ManagedIdentity/userAssignedIdentities');
    expect(identities).not.toContain('id-orders-prod-blue-gateway');
    expect(sized.all('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials')).toHaveLength(1);
  });
});

describe('private link', () => {
  it('gives the gateways no public address', () => {
    expect(names(closed, 'Microsoft.Network/publicIPAddresses')).toEqual(['pip-egress', 'pip-egress']);
  });

  it('lets the control plane make its services where we may approve connections: the one role on a whole group', () => {
    const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-orders-prod-blue`;
    const onGroup = (expansion: Expansion) =>
      expansion
        .assignments('rg-orders-prod-blue')
        .filter(({ scope }) => scope === group)
        .map(({ role }) => role);
    expect(onGroup(closed)).toEqual([networkContributor]);
    expect(onGroup(open)).toEqual([reader]);
  });

  it('has a subnet beside that of the nodes, and lets nothing else in', () => {
    const [nodes, link] = closed.all('Microsoft.Network/virtualNetworks/subnets', 'rg-orders-prod-blue');
    const [group] = closed.all('Microsoft.Network/networkSecurityGroups', 'rg-orders-prod-blue');
    const space = (closed.stamps.get('blue')?.addressSpace ?? '').split('.').slice(0, 2).join('.');
    const [, , third = ''] = (closed.stamps.get('blue')?.addressSpace ?? '').split('.');
    expect(nodes?.properties.addressPrefix).toBe(`${space}.${third}.0/22`);
    expect(link).toMatchObject({
      name: 'vnet-blue/snet-private-link',
      properties: {
        addressPrefix: `${space}.${Number(third) + 15}.224/27`,
        networkSecurityGroup: { id: group?.id },
        privateLinkServiceNetworkPolicies: 'Disabled',
        defaultOutboundAccess: false,
      },
    });
    expect(group?.properties.securityRules[0].properties).toMatchObject({
      access: 'Allow',
      sourceAddressPrefix: link?.properties.addressPrefix,
      destinationPortRanges: ['80', '443'],
    });
  });

  it('takes Front Door Premium, and with it the managed rules', () => {
    const premium = { name: 'Premium_AzureFrontDoor' };
    expect(closed.all('Microsoft.Cdn/profiles')[0]).toMatchObject({ sku: premium });
    expect(closed.all('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies')[0]).toMatchObject({
      sku: premium,
      properties: {
        managedRules: {
          managedRuleSets: [
            { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' },
            { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' },
          ],
        },
      },
    });
  });

  it('has neither origin nor route before the services are there', () => {
    expect(closed.all(origins)).toEqual([]);
    expect(closed.all(routes)).toEqual([]);
    expect(names(closed, 'Microsoft.Cdn/profiles/originGroups')).toEqual(['all-regions']);
  });

  it('calls nothing that has no way yet', () => {
    expect(closed.all('Microsoft.Insights/webtests')).toEqual([]);
    expect(names(half, 'Microsoft.Insights/webtests')).toEqual(['webtest-main', 'webtest-green']);
  });

  it('makes the origins of those services that are there', () => {
    const [first, ...others] = half.all(origins);
    expect(first?.properties).toMatchObject({
      hostName: 'green.example.com',
      sharedPrivateLinkResource: { privateLink: { id: service('green') }, privateLinkLocation: 'centralus' },
    });
    expect(others.map(({ name }) => name)).toEqual(['afd-orders-prod/region-green/green']);
    expect(names(half, routes)).toEqual(['main', 'region-green']);
  });
});

describe('a deployment without a region that is down', () => {
  it('mentions nothing of that region', () => {
    const { resourceGroup } = withoutGreen.stamps.get('green') ?? {};
    const mentioned = ids(withoutGreen).filter(
      (resource) => resource.includes(`/resourceGroups/${resourceGroup}/`) || /\/green$|\/region-green/.test(resource),
    );
    expect(mentioned).toEqual([]);
    expect(names(withoutGreen, 'Microsoft.ContainerRegistry/registries/replications')).toEqual(['westeurope']);
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
    expect(names(withoutHome, 'Microsoft.Resources/resourceGroups')).toEqual([
      'rg-orders-prod-green',
      'rg-orders-prod-amber',
    ]);
    expect(names(withoutHome, 'Microsoft.ContainerService/managedClusters')).toHaveLength(2);
    expect(names(withoutGlobal, 'Microsoft.ContainerService/managedClusters')).toHaveLength(2);
  });
});
