import { subscriptionId } from '../../toolchain/bicep';
import { told } from './alerts.suite';
import { type Expansion, environmentOf, expand } from './fixtures';

// What settings and parameters change; the suites have what is there without them.
const vault =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-vault/providers/Microsoft.KeyVault/vaults/kv';
const [set, halved] = expand([
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
  { title: 'a region that is down', environment: environmentOf(2), parameters: { skipRegions: ['green'] } },
]) as [Expansion, Expansion];

const group = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;
const named = (expansion: Expansion, name: string) => expansion.resources.filter((resource) => resource.name === name);
const actionGroup = (expansion: Expansion) => expansion.one('Microsoft.Insights/actionGroups', 'rg-orders-prod').id;

describe('bounded logs', () => {
  const all = () => set.all('Microsoft.OperationalInsights/workspaces');
  const workspaces = () => all().filter(({ name }) => !name.startsWith('log-webtest-'));

  it('bound every workspace', () => {
    expect(workspaces().map(({ name, location }) => [name, location])).toEqual([
      ['log-blue', 'eastus2'],
      ['log-green', 'centralus'],
      ['log-global', 'westus3'],
    ]);
    for (const { properties } of workspaces()) {
      expect(properties).toMatchObject({ retentionInDays: 90, workspaceCapping: { dailyQuotaGb: 5 } });
    }
  });

  it('are kept as long where web tests are answered, and not capped: an alert would go with them', () => {
    const others = all().filter(({ name }) => name.startsWith('log-webtest-'));
    expect(others.map(({ name, location }) => [name, location])).toEqual([
      ['log-webtest-main', 'eastus'],
      ['log-webtest-blue', 'centralus'],
      ['log-webtest-green', 'eastus2'],
    ]);
    for (const { properties } of others) {
      expect(properties).toMatchObject({ retentionInDays: 90, workspaceCapping: { dailyQuotaGb: -1 } });
    }
  });

  it('tell when a cap is reached, as alerts on logs are silent then', () => {
    const alerts = named(set, 'alert-log-cap');
    expect(alerts.map(({ properties }) => properties.scopes)).toEqual(workspaces().map(({ id }) => [id]));
    expect(alerts.map(told)).toEqual(workspaces().map(() => [[actionGroup(set)]]));
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
      destination: { endpointType: 'MonitorAlert', properties: { severity: 'Sev2' } },
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

describe('a region that is down', () => {
  it('keeps what watches it as it is', () => {
    expect(halved.resources.filter(({ id }) => id.startsWith(`${group('rg-orders-prod-green')}/`))).toEqual([]);
    // Its own alert stays with it.
    expect(named(halved, 'alert-resource-health').map(({ properties }) => properties.scopes)).toEqual([
      ['rg-orders-prod-blue', 'rg-orders-prod-blue-nodes'].map(group),
      ['rg-orders-prod'].map(group),
    ]);
    expect(named(halved, 'alert-origin-health')).toHaveLength(1);
  });
});
