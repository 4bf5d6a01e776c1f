import { renderSettings } from '../../../src/blueprints/prose';
import { type Configuration, parseVariables, suggestVariables } from '../../../src/configuration';
import { FORMAT } from '../../../src/configuration/format/migrations';
import { REGION_SETTINGS_SCHEMA } from '../../../src/configuration/settings/region-settings-schema';
import { SETTINGS_SCHEMA } from '../../../src/configuration/settings/settings-schema';
import type { EnvironmentVariables } from '../../../src/configuration/variables-schema';
import { configurationOf, EVERY_SETTING } from '../diagram/configurations';
import { anchors } from './markdown';

const SETTINGS = Object.keys(SETTINGS_SCHEMA);
const REGION_SETTINGS = Object.keys(REGION_SETTINGS_SCHEMA);
const everything = renderSettings(configurationOf(2, {}, EVERY_SETTING));
const nothing = renderSettings(configurationOf(1));

test('every setting has its chapter, its default and its row of what is chosen', () => {
  for (const setting of SETTINGS) {
    expect(anchors(nothing)).toContain(setting.toLowerCase());
    expect(nothing).toMatch(new RegExp(`^\\| \\[${setting}\\]\\(#${setting.toLowerCase()}\\) \\| \\S`, 'm'));
    expect(nothing).toMatch(new RegExp(`^\\| ${setting} \\| .+ \\| default \\|$`, 'm'));
    expect(everything).toMatch(new RegExp(`^\\| ${setting} \\| .+ \\| variables.json \\|$`, 'm'));
  }
});

test('every setting of a region has its chapter, its default and its column of what is chosen', () => {
  for (const setting of REGION_SETTINGS) {
    expect(anchors(nothing)).toContain(setting.toLowerCase());
    expect(nothing).toMatch(new RegExp(`^\\| \\[${setting}\\]\\(#${setting.toLowerCase()}\\) \\| \\S`, 'm'));
  }
  expect(nothing).toContain(`| region | ${REGION_SETTINGS.join(' | ')} |`);
  expect(nothing).toContain('| blue | the one that AKS chose | false |');
});

test('it says which region has which version, and which is drained', () => {
  const { regions, ...rest } = suggestVariables({}).environments.prod as EnvironmentVariables;
  const [blue, green] = regions;
  const chosen = [
    { ...blue, kubernetesVersion: '1.36' },
    { ...green, drained: true },
  ];
  const document = { version: FORMAT, workload: 'orders', environments: { prod: { ...rest, regions: chosen } } };
  const settings = renderSettings(parseVariables(document, 'test'));
  expect(settings).toContain('| blue | 1.36 | false |\n| green | the one that AKS chose | true |');
});

test('an upgrade of Kubernetes is told with the pools that stay behind, cluster by cluster', () => {
  const configuration = configurationOf(2);
  for (const { aksClusterName, stamp } of configuration.environments[0]?.regions ?? []) {
    expect(renderSettings(configuration)).toContain(
      `nodepool upgrade --resource-group ${stamp.resourceGroup} --cluster-name ${aksClusterName} --name "$pool" --kubernetes-version`,
    );
  }
});

test('another size of nodes is told with what remains of the one before', () => {
  for (const command of ['--disable-cluster-autoscaler', 'kubectl cordon', 'kubectl drain', 'az aks nodepool delete'])
    expect(nothing).toContain(command);
  expect(nothing).toMatch(/\[removed\]\(runbook\.md#a-region-taken-out-of-variablesjson\)/);
});

test('it says where metrics are kept, where that is not in the region, and nothing where it is', () => {
  const { environments, ...rest } = suggestVariables({
    regions: [{ location: 'polandcentral' }, { location: 'swedencentral' }],
  });
  const settings = renderSettings(parseVariables({ ...rest, environments }, 'test'));
  expect(settings).toContain('those of blue in prod are in Germany West Central');
  expect(settings).not.toContain('those of green in prod are in');
  expect(nothing).not.toMatch(/there are no workspaces/);
});

test('networks are said to be those of every workload that chooses none', () => {
  expect(nothing).toMatch(/two workloads of one company have the same networks/);
  expect(nothing).toContain('networks are taken from 10.0.0.0/14');
});

test('it says what is chosen in words that can be compared with the file', () => {
  for (const row of [
    '| home | West Europe (`westeurope`) |',
    '| nodeCount | system 4 to 8 in a region, user 6 to 20 in each zone |',
    '| apiServer | ranges: 1 range |',
    '| originCertificate | origin of kv-orders: HTTPS to the gateways |',
    '| logs | 90 days, at most 5 GB a day in each workspace |',
  ]) {
    expect(everything).toContain(row);
  }
});

test.each([
  [1, 'tier 2'],
  [2, 'tier 3'],
])('with %d regions it is %s', (regions, tier) => {
  expect(renderSettings(configurationOf(regions))).toContain(`**prod** is ${tier}:`);
});

test('it warns of plain HTTP to the gateways as long as it is so', () => {
  expect(nothing).toMatch(/\*\*In prod, requests travel from Front Door to the gateways as plain HTTP\.\*\*/);
  expect(everything).not.toContain('requests travel');
});

test('with Private Link it says how each connection is approved; without, it does not', () => {
  for (const name of ['blue', 'green']) {
    expect(everything).toContain(
      `connection update --resource-group rg-orders-prod-${name} --service-name pls-gateway`,
    );
  }
  expect(nothing).not.toContain('pls-gateway');
});

describe('the quota', () => {
  const rows = (configuration: Configuration) =>
    renderSettings(configuration).match(/^\| [a-z0-9]+ \| [A-Z][a-z]+v\d.*/gm);
  const [location] = configurationOf(1).environments[0]?.regions.map((region) => region.location) ?? [];
  const user = (size: string) => rows(configurationOf(1, { nodeSize: { user: size } }));

  test('is counted by location and size family', () => {
    expect(user('Standard_D4plds_v5')).toEqual([
      `| ${location} | Dpdsv5 | 3 | 12 | 12 | 24 | 36 |`,
      `| ${location} | Dpldsv5 | 3 | 12 | 4 | 16 | 124 |`,
    ]);
    expect(user('Standard_D2plds_v5')?.[1]).toBe(`| ${location} | Dpldsv5 | 6 | 12 | 2 | 14 | 62 |`);
    // One family: one row, and the pools are upgraded one by one.
    expect(user('Standard_D16pds_v5')).toEqual([`| ${location} | Dpdsv5 | 6 | 60 | 16 | 76 | 520 |`]);
  });

  test('is that of all environments together', () => {
    const several = configurationOf(2, { environments: ['prod', 'staging'] });
    expect(rows(several)).toHaveLength(4);
    expect(rows(several)?.[0]).toBe(`| ${location} | Dpdsv5 | 6 | 24 | 24 | 48 | 72 |`);
    for (const region of several.environments[0]?.regions ?? []) {
      expect(renderSettings(several)).toContain(`az vm list-usage --location ${region.location} `);
    }
  });

  test('follows the numbers of nodes', () => {
    const nodeCount = { system: { min: 6, max: 6 }, user: { min: 2, max: 2 } };
    expect(rows(configurationOf(1, {}, { nodeCount }))).toEqual([
      `| ${location} | Dpdsv5 | 6 | 24 | 12 | 36 | 36 |`,
      `| ${location} | Dpldsv5 | 6 | 24 | 4 | 28 | 28 |`,
    ]);
  });
});
