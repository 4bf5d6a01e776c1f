import type { Resources } from '../../src/verification/infrastructure/resources';
import { verifyEnvironment } from '../../src/verification/verify';
import { testAssumedPools } from './assumed-pools.suite';
import { configurationOf, failures, findings, modelOf } from './judged';
import { changed, predict } from './predicted';

const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const REGISTRY = 'Microsoft.ContainerRegistry/registries';
const GROUPS = 'Microsoft.Cdn/profiles/originGroups';
const ALERTS = 'Microsoft.Insights/metricAlerts';

let resources: Resources;
beforeAll(async () => {
  resources = await predict();
});

const without = (type: string, name: RegExp) => (all: Resources) =>
  all.filter((resource) => resource.type !== type || !name.test(resource.name));

type Edit = (resources: Resources) => Resources;

const MISTAKES: readonly (readonly [mistake: string, scenario: string, field: RegExp, edit: Edit])[] = [
  [
    'two regions upgraded in the same hours',
    'maintenance-windows',
    /maintenanceWindow/,
    (all) =>
      changed(all, `${CLUSTER}/maintenanceConfigurations`, () => ({
        maintenanceWindow: { schedule: { weekly: { dayOfWeek: 'Sunday' } }, startTime: '22:00', durationHours: 4 },
      })),
  ],
  [
    'windows that meet over midnight, and over the end of the week',
    'maintenance-windows',
    /maintenanceWindow/,
    (all) =>
      changed(all, `${CLUSTER}/maintenanceConfigurations`, (_, { name }) => ({
        maintenanceWindow: name.includes('blue')
          ? { schedule: { weekly: { dayOfWeek: 'Sunday' } }, startTime: '22:00', durationHours: 4 }
          : { schedule: { weekly: { dayOfWeek: 'Monday' } }, startTime: '01:00', durationHours: 4 },
      })),
  ],
  [
    'no window for node images',
    'maintenance-windows',
    /aksManagedNodeOSUpgradeSchedule/,
    without(`${CLUSTER}/maintenanceConfigurations`, /NodeOSUpgrade/),
  ],
  [
    'no replication of the registry',
    'registry-region-loss',
    /a replication in centralus/,
    without(`${REGISTRY}/replications`, /./),
  ],
  [
    'a registry in one zone',
    'registry-region-loss',
    /zoneRedundancy/,
    (all) => changed(all, REGISTRY, () => ({ zoneRedundancy: 'Disabled' })),
  ],
  [
    'a replication that nobody is sent to',
    'registry-region-loss',
    /regionEndpointEnabled/,
    (all) => changed(all, `${REGISTRY}/replications`, () => ({ regionEndpointEnabled: false })),
  ],
  [
    'a registry without replications: Standard',
    'registry-region-loss',
    /sku\.name/,
    (all) => changed(all, REGISTRY, () => ({}), { sku: { name: 'Standard' } }),
  ],
  [
    'an origin that is switched off',
    'region-loss',
    /enabledState/,
    (all) =>
      changed(all, `${GROUPS}/origins`, (_, { name }) => (name.endsWith('/green') ? { enabledState: 'Disabled' } : {})),
  ],
  [
    'origins that nobody probes',
    'region-loss',
    /healthProbeSettings/,
    (all) => changed(all, GROUPS, () => ({ healthProbeSettings: undefined })),
  ],
  [
    'a probe of a path that only Front Door may ask',
    'probes-failing',
    /spec\.rules/,
    (all) =>
      changed(all, GROUPS, ({ healthProbeSettings: probe }) =>
        probe ? { healthProbeSettings: { ...probe, probePath: '/default' } } : {},
      ),
  ],
  [
    'all origins switched off',
    'probes-failing',
    /origins/,
    (all) => changed(all, `${GROUPS}/origins`, () => ({ enabledState: 'Disabled' })),
  ],
  [
    "a cluster whose metrics are kept in another region's group",
    'region-loss',
    /^properties\./,
    (all) =>
      changed(all, CLUSTER, () => ({ workspace: '/subscriptions/1/resourceGroups/rg-orders-prod-blue/providers/x/y' })),
  ],
  [
    'a network that lets everybody in',
    'origin-bypass',
    /sourceAddressPrefix/,
    (all) =>
      changed(all, 'Microsoft.Network/networkSecurityGroups', ({ securityRules }) => ({
        securityRules: [
          ...securityRules,
          { name: 'everybody', properties: { direction: 'Inbound', access: 'Allow', sourceAddressPrefix: 'Internet' } },
        ],
      })),
  ],
  [
    'a rule beside the group that lets everybody in',
    'origin-bypass',
    /sourceAddressPrefix/,
    (all) => {
      const [group] = all.filter(({ type }) => type === 'Microsoft.Network/networkSecurityGroups');
      if (!group) throw new Error('no group');
      const properties = { direction: 'Inbound', access: 'Allow', sourceAddressPrefix: '*' };
      const type = 'Microsoft.Network/networkSecurityGroups/securityRules';
      return [
        ...all,
        { id: `${group.id}/securityRules/all`, type, name: `${group.name}/all`, properties: { ...properties } },
      ];
    },
  ],
  [
    'a subnet that nothing guards',
    'origin-bypass',
    /networkSecurityGroup/,
    (all) => changed(all, 'Microsoft.Network/virtualNetworks/subnets', () => ({ networkSecurityGroup: undefined })),
  ],
  [
    'a way out through one zone',
    'egress',
    /zones/,
    (all) => changed(all, 'Microsoft.Network/natGateways', () => ({}), { zones: ['1'] }),
  ],
  [
    'the older NAT gateway, which is in one zone',
    'egress',
    /sku/,
    (all) => changed(all, 'Microsoft.Network/natGateways', () => ({}), { sku: { name: 'Standard' } }),
  ],
  [
    'an alert that calls nobody',
    'monitoring-region-loss',
    /actions/,
    (all) => changed(all, ALERTS, () => ({ actions: [] })),
  ],
  [
    'an action group without receivers',
    'monitoring-region-loss',
    /actions/,
    (all) => changed(all, 'Microsoft.Insights/actionGroups', () => ({ emailReceivers: [] })),
  ],
  ['no metrics of one region', 'monitoring-region-loss', /location/, without('Microsoft.Monitor/accounts', /green/)],
  [
    'nobody told that a region is given up',
    'monitoring-region-loss',
    /OriginHealthPercentage/,
    without(ALERTS, /origin-health/),
  ],
  [
    'node pools that can bring no machine for an upgrade',
    'node-image-upgrade',
    /maxSurge/,
    (all) =>
      changed(all, `${CLUSTER}/agentPools`, ({ upgradeSettings }) => ({
        upgradeSettings: { ...upgradeSettings, maxSurge: '0', maxUnavailable: '1' },
      })),
  ],
  [
    'drains that are given up before a copy has stopped',
    'node-image-upgrade',
    /drainTimeoutInMinutes/,
    (all) =>
      changed(all, `${CLUSTER}/agentPools`, ({ upgradeSettings }) => ({
        upgradeSettings: { ...upgradeSettings, drainTimeoutInMinutes: 1 },
      })),
  ],
  [
    'pools that may not grow',
    'zone-loss',
    /requests/,
    (all) => changed(all, `${CLUSTER}/agentPools`, () => ({ maxCount: 1, vmSize: 'Standard_D2plds_v5' })),
  ],
  [
    'all nodes in one zone',
    'zone-loss',
    /./,
    (all) => changed(all, `${CLUSTER}/agentPools`, () => ({ availabilityZones: ['1'] })),
  ],
  [
    'one pool for all zones, which grows where it likes',
    'zone-loss',
    /./,
    (all) =>
      changed(without(`${CLUSTER}/agentPools`, /\/u[23]/)(all), `${CLUSTER}/agentPools`, () => ({
        availabilityZones: ['1', '2', '3'],
        minCount: 3,
        maxCount: 4,
        vmSize: 'Standard_D2plds_v5',
      })),
  ],
];

test('what is emitted survives everything that it claims', () => {
  expect(failures(modelOf(undefined, configurationOf(), resources))).toEqual([]);
});

test.each(MISTAKES)('%s: %s says what to change', (_, scenario, field, edit) => {
  const found = findings(modelOf(undefined, configurationOf(), edit(resources)), scenario);
  expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
});

test('the windows that are told are those of the Bicep files, not those that were planned', () => {
  const moved = changed(resources, `${CLUSTER}/maintenanceConfigurations`, (_, { name }) => ({
    maintenanceWindow: {
      schedule: { weekly: { dayOfWeek: name.includes('blue') ? 'Monday' : 'Thursday' } },
      startTime: '01:30',
      utcOffset: '+02:00',
      durationHours: 5,
    },
  }));
  const { scenarios } = verifyEnvironment(modelOf(undefined, configurationOf(), moved));
  expect(scenarios.find(({ id }) => id === 'maintenance-windows')?.evidence).toEqual([
    'blue: Sunday 23:30 UTC, 5 h',
    'green: Wednesday 23:30 UTC, 5 h',
  ]);
});

testAssumedPools(() => resources);
