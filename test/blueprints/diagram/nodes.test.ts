import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnNodes, REPLICAS_PER_ZONE, undrawnNodes } from '../../../src/blueprints/diagram/nodes';
import { templatesRoot } from '../../../src/blueprints/package-root';
import { HighlyAvailableService, PublicGateway, renderManifests } from '../../../src/cdk8s';
import type { Environment } from '../../../src/configuration';
import type { GivenSettings } from '../../../src/configuration/settings/settings';
import { configurationOf } from './configurations';

const environmentWith = (settings: GivenSettings, size = 'Standard_D4plds_v5') =>
  configurationOf(1, { nodeSize: { user: size } }, settings).environments[0] as Environment;
const bicep = (path: string) => readFileSync(join(templatesRoot(), 'bicep/modules', path), 'utf8');

test('a zone has as many replicas as the charts begin with', () => {
  const manifests = renderManifests({
    configuration: configurationOf(1),
    charts(chart) {
      new PublicGateway(chart, 'gateway').route(
        '/',
        new HighlyAvailableService(chart, 'service', { image: chart.image }),
      );
    },
  });
  expect([...manifests.values()].join()).toContain(`minReplicas: ${3 * REPLICAS_PER_ZONE}`);
});

test('a zone has as many nodes as the Bicep begins with', () => {
  expect(bicep('pool-settings.bicep')).toContain('minPerZone: vcpus(size) > 2 ? 1 : 2');
  expect(bicep('stamp.bicep')).toContain('nodeCount.?user ?? { min: userShape.minPerZone, max: 10 }');
  expect(bicep('stamp.bicep')).toContain(
    'nodeCount.?system ?? { min: length(region.zones), max: 2 * length(region.zones) }',
  );
  const counts = ['Standard_D2plds_v5', 'Standard_D4plds_v5', 'Standard_D16pds_v6'].map(
    (size) => environmentWith({}, size).nodeCount,
  );
  expect(counts.map(({ user }) => user)).toEqual([
    { min: 2, max: 10 },
    { min: 1, max: 10 },
    { min: 1, max: 10 },
  ]);
  for (const { system } of counts) expect(system).toEqual({ min: 3, max: 6 });
});

test.each([
  [1, 1, ''],
  [4, 4, ''],
  [5, 4, ', at least 5 in a zone'],
])('of %d nodes in a zone %d are drawn, and the legend says the rest', (min, drawn, said) => {
  const environment = environmentWith({ nodeCount: { user: { min, max: 70 } } });
  expect([drawnNodes(environment), undrawnNodes(environment)]).toEqual([drawn, said]);
});
