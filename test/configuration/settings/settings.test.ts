import type { Environment } from '../../../src/configuration/configuration';
import { parseVariables } from '../../../src/configuration/parse-variables';
import type { GivenSettings } from '../../../src/configuration/settings/settings';
import { SETTINGS_SCHEMA } from '../../../src/configuration/settings/settings-schema';
import { toVariables } from '../../../src/configuration/to-variables';
import { sample } from '../sample';

function prod(settings: GivenSettings = {}, parts: Record<string, unknown> = {}): Environment {
  return parseVariables(sample({ ...parts, ...settings }), 'test').environments[0] as Environment;
}

const everything: GivenSettings = {
  home: 'westeurope',
  nodeCount: { system: { min: 4, max: 8 }, user: { min: 2, max: 20 } },
  apiServer: { access: 'ranges', authorizedRanges: ['203.0.113.0/24', '198.51.100.7/32'] },
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

describe('an environment that says nothing of its settings', () => {
  it('has those that suit most', () => {
    expect(prod()).toMatchObject({
      home: 'eastus2',
      nodeCount: { system: { min: 3, max: 6 }, user: { min: 1, max: 10 } },
      apiServer: { access: 'public', authorizedRanges: [] },
      exposure: 'public',
      clusterAdmins: [],
      logs: { retentionDays: 30 },
      locks: false,
      given: {},
    });
    expect(prod()).not.toHaveProperty('originCertificate');
  });

  it('has two nodes in each zone where one alone would not carry it', () => {
    const nodeSize = { system: 'Standard_D4pds_v5', user: 'Standard_D2plds_v5' };
    expect(prod({}, { nodeSize }).nodeCount.user).toEqual({ min: 2, max: 10 });
  });
});

describe('an environment with every setting', () => {
  it('has them as they are', () => {
    expect(Object.keys(everything)).toEqual(Object.keys(SETTINGS_SCHEMA));
    expect(prod(everything)).toMatchObject({ ...everything, given: everything });
  });

  it('says what it leaves out of a part with the default', () => {
    expect(prod({ nodeCount: { user: { min: 3, max: 9 } } }).nodeCount.system).toEqual({ min: 3, max: 6 });
    expect(prod({ logs: { dailyCapGb: 7 } }).logs).toEqual({ retentionDays: 30, dailyCapGb: 7 });
  });
});

describe('what is written back', () => {
  it.each<[string, GivenSettings]>([
    ['nothing', {}],
    ['everything', everything],
    ['what is the default anyway', { home: 'eastus2', exposure: 'public', locks: false, logs: {} }],
  ])('is what was given: %s', (_, settings) => {
    const variables = toVariables(parseVariables(sample({ ...settings }), 'test')).environments.prod;
    const plain = toVariables(parseVariables(sample(), 'test')).environments.prod;
    expect(variables).toEqual({ ...plain, ...settings });
  });
});

it('a home that was named stays when the first region goes', () => {
  const [, green] = prod().regions;
  const { stamp: _, ...second } = green ?? {};
  expect(prod({ home: 'eastus2' }, { regions: [second] }).home).toBe('eastus2');
  expect(prod({}, { regions: [second] }).home).toBe('centralus');
});
