import { type Answers, type Configuration, parseVariables, suggestVariables } from '../../../src/configuration';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';
import type { GivenSettings } from '../../../src/configuration/settings/settings';

/** A configuration of `orders` with as many regions in each environment, and the same settings in each. */
export function configurationOf(regions: number, answers: Answers = {}, settings: GivenSettings = {}): Configuration {
  const locations = USABLE_REGIONS.slice(0, regions).map(({ name }) => ({ location: name }));
  const { environments, ...rest } = suggestVariables({ regions: locations, ...answers });
  const withSettings = Object.entries(environments).map(([name, variables]) => [name, { ...variables, ...settings }]);
  return parseVariables({ ...rest, environments: Object.fromEntries(withSettings) }, 'test');
}

export const ALL_REGIONS = USABLE_REGIONS.length;

/** Every setting as it is not by default, for regions that are called blue and green. */
export const EVERY_SETTING: GivenSettings = {
  home: 'westeurope',
  nodeCount: { system: { min: 4, max: 8 }, user: { min: 6, max: 20 } },
  apiServer: { access: 'ranges', authorizedRanges: ['203.0.113.0/24'] },
  exposure: 'privateLink',
  originCertificate: {
    keyVaultId:
      '/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders',
    certificateName: 'origin',
    hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
  },
  clusterAdmins: [{ id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', type: 'Group' }],
  logs: { retentionDays: 90, dailyCapGb: 5 },
  locks: true,
};

/** What every document is tried with. */
export const CONFIGURATIONS: readonly (readonly [name: string, configuration: Configuration])[] = [
  ...[1, 2, 3, 4, 6, 7, 10, ALL_REGIONS].map((count) => [`${count} regions`, configurationOf(count)] as const),
  ['two environments', configurationOf(2, { environments: ['prod', 'staging'] })],
  ['two environments of ten regions', configurationOf(10, { environments: ['staging', 'prod'] })],
  [
    'one region to try it, and two for users',
    configurationOf(2, { environments: ['staging', 'prod'], own: { staging: { regions: [{ location: 'uksouth' }] } } }),
  ],
  ['priority routing', configurationOf(7, { routing: 'priority' })],
  ['latency routing', configurationOf(2, { routing: 'latency' })],
  ["a service of one's own", configurationOf(2, { serviceDirectory: 'apps/api' })],
  ['every setting', configurationOf(2, {}, EVERY_SETTING)],
  ['private origins by HTTP, in many regions', configurationOf(10, {}, { exposure: 'privateLink' })],
  [
    'names as long as can be',
    configurationOf(7, {
      workload: 'w'.repeat(40),
      environments: ['e'.repeat(20)],
      alertEmails: [`${'m'.repeat(60)}@${'w'.repeat(60)}.example.com`, 'second@example.com', 'third@example.com'],
      nodeSize: { user: 'Standard_D2plds_v5' },
    }),
  ],
];
