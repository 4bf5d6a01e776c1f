import { subscriptionId } from '../../toolchain/bicep';
import { type Expansion, environmentOf, expand, type Region, regionsOf } from './fixtures';
import { unresolved } from './unresolved';

// How Front Door reaches the gateways, where it is not by plain HTTP over public addresses.
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
const networkContributor = '4d97b98b-1d4f-4787-a291-c67834d212e7';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const [blue, green] = regionsOf(2) as [Region, Region];

const [plain, open, closed, half, waiting] = expand([
  { title: 'no certificate', environment: environmentOf(1) },
  { title: 'a certificate', environment: environmentOf(2, { originCertificate: certificate }) },
  { title: 'private link at first', environment: environmentOf(2, privateSettings) },
  {
    title: 'private link, one service made',
    environment: environmentOf(2, privateSettings),
    parameters: { privateLinkServices: { green: service('green') } },
  },
  {
    title: 'private link, the one service that is made being of a drained region',
    environment: environmentOf(2, { ...privateSettings, regions: [blue, { ...green, drained: true }] }),
    parameters: { privateLinkServices: { green: service('green') } },
  },
]) as [Expansion, Expansion, Expansion, Expansion, Expansion];

const origins = 'Microsoft.Cdn/profiles/originGroups/origins';
const routes = 'Microsoft.Cdn/profiles/afdEndpoints/routes';

it('leaves nothing unresolved that a reviewer reads, however the gateways are reached', () => {
  for (const { given, resources } of [open, closed, half, waiting])
    expect([given.title, unresolved(resources)]).toEqual([given.title, []]);
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
    const identities = plain.names('Microsoft.ManagedIdentity/userAssignedIdentities');
    expect(identities).not.toContain('id-orders-prod-blue-gateway');
    expect(plain.all('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials')).toHaveLength(1);
  });
});

describe('private link', () => {
  it('gives the gateways no public address', () => {
    expect(closed.names('Microsoft.Network/publicIPAddresses')).toEqual(['pip-egress', 'pip-egress']);
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
    expect(closed.names('Microsoft.Cdn/profiles/originGroups')).toEqual(['all-regions']);
  });

  it('calls nothing that has no way yet', () => {
    expect(closed.all('Microsoft.Insights/webtests')).toEqual([]);
    expect(half.names('Microsoft.Insights/webtests')).toEqual(['webtest-main', 'webtest-green']);
  });

  it('makes the origins of those services that are there', () => {
    const [first, ...others] = half.all(origins);
    expect(first?.properties).toMatchObject({
      hostName: 'green.example.com',
      sharedPrivateLinkResource: { privateLink: { id: service('green') }, privateLinkLocation: 'centralus' },
    });
    expect(others.map(({ name }) => name)).toEqual(['afd-orders-prod/region-green/green']);
    expect(half.names(routes)).toEqual(['main', 'region-green']);
  });

  it('has no route for users as long as none of its origins is enabled, which Front Door would refuse', () => {
    expect(waiting.all(origins).map(({ properties }) => properties.enabledState)).toEqual(['Disabled', 'Enabled']);
    expect(waiting.names(routes)).toEqual(['region-green']);
    expect(waiting.names('Microsoft.Insights/webtests')).toEqual(['webtest-green']);
  });
});
