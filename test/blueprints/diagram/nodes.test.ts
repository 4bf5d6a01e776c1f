import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPLICAS_PER_ZONE, userNodesPerZone } from '../../../src/blueprints/diagram/nodes';
import { templatesRoot } from '../../../src/blueprints/package-root';
import { HighlyAvailableService, PublicGateway, renderManifests } from '../../../src/cdk8s';
import { configurationOf } from './configurations';

const user = (size: string) => userNodesPerZone({ system: 'Standard_D4pds_v5', user: size });

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
  const bicep = readFileSync(join(templatesRoot(), 'bicep/modules/pool-settings.bicep'), 'utf8');
  expect(bicep).toContain('minPerZone: vcpus(size) > 2 ? 1 : 2');
  expect(['Standard_D2plds_v5', 'Standard_D4plds_v5', 'Standard_D16pds_v6'].map(user)).toEqual([2, 1, 1]);
});
