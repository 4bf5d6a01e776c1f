import { subscriptionId } from '../../toolchain/bicep';
import { told } from './alerts.suite';
import { type Expansion, environmentOf, expand } from './fixtures';

// What settings and parameters change; the suites have what is there without them.
const vault =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-vault/providers/Microsoft.KeyVault/vaults/kv';
const [set, filtered, silent, halved] = expand([
  {
    title: 'bounded logs, a home elsewhere, a certificate',
    environment: environmentOf(2, {
      home: 'westus3',
      logs: { retentionDays: 90, dailyCapGb: 5 },
      originCertificate: {
        keyVaultId: vault,
        certificateName: 'gateways',
        hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
      },
    }),
  },
  {
    title: 'locations that another environment tells of',
    environment: environmentOf(1),
    parameters: { serviceHealthLocations: ['Central US'] },
  },
  {
    title: 'all told by another environment',
    environment: environmentOf(1),
    parameters: { serviceHealthLocations: [] },
  },
  { title: 'a region that is down', environment: environmentOf(2), parameters: { skipRegions: ['green'] } },
]) as [Expansion, Expansion, Expansion, Expansion];

const group = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
const named = (expansion: Expansion, name: string) => expansion.resources.filter((resource) => resource.name === name);
const actionGroup = (expansion: Expansion) => expansion.one('Microsoft.Insights/actionGroups', 'rg-orders-prod').id;

describe('bounded logs', () => {
  const workspaces = set.all('Microsoft.OperationalInsights/workspaces');

  it('bound every workspace', () => {
    expect(workspaces.map(({ name, location }) => [name, location])).toEqual([
      ['log-blue', 'eastus2'],
      ['log-green', 'centralus'],
      ['log-global', 'westus3'],
    ]);
    for (const { properties } of workspaces) {
      expect(properties).toMatchObject({ retentionInDays: 90, workspaceCapping: { dailyQuotaGb: 5 } });
    }
  });

  it('tell when a cap is reached, as alerts on logs are silent then', () => {
    const alerts = named(set, 'alert-log-cap');
    expect(alerts.map(({ properties }) => properties.scopes)).toEqual(workspaces.map(({ id }) => [id]));
    expect(alerts.map(told)).toEqual(workspaces.map(() => [[actionGroup(set)]]));
    expect(named(halved, 'alert-log-cap')).toEqual([]);
  });
});

describe('a certificate', () => {
  it('is told of before it expires, from the vault that has it', () => {
    const [alert, ...others] = set.all('Microsoft.EventGrid/eventSubscriptions');
    expect(others).toEqual([]);
    expect(alert?.id.startsWith(`${vault}/providers/`)).toBe(true);
    expect(alert && told(alert)).toEqual([[actionGroup(set)]]);
    expect(alert?.properties).toMatchObject({
      eventDeliverySchema: 'CloudEventSchemaV1_0',
      destination: { endpointType: 'MonitorAlert', properties: { severity: 'Sev1' } },
      filter: {
        includedEventTypes: ['Microsoft.KeyVault.CertificateNearExpiry', 'Microsoft.KeyVault.CertificateExpired'],
        subjectBeginsWith: 'gateways',
        subjectEndsWith: 'gateways',
      },
    });
  });

  it('is not told of where there is none', () => {
    expect(halved.all('Microsoft.EventGrid/eventSubscriptions')).toEqual([]);
  });
});

describe('two environments in one subscription', () => {
  const health = (expansion: Expansion) => named(expansion, 'alert-service-health')[0]?.properties;

  it('tell the same people of different locations', () => {
    expect(health(filtered)).toMatchObject({
      enabled: true,
      condition: {
        allOf: [
          { field: 'category', equals: 'ServiceHealth' },
          { field: 'properties.impactedServices[*].ImpactedRegions[*].RegionName', containsAny: ['Central US'] },
        ],
      },
    });
  });

  it('tell nothing twice', () => {
    expect(health(silent).enabled).toBe(false);
  });
});

describe('a region that is down', () => {
  it('keeps what watches it as it is', () => {
    expect(halved.resources.filter(({ id }) => id.startsWith(`${group('rg-orders-prod-green')}/`))).toEqual([]);
    expect(named(halved, 'alert-resource-health')[0]?.properties.scopes).toContain(group('rg-orders-prod-green'));
    expect(named(halved, 'alert-origin-health')).toHaveLength(1);
  });
});
