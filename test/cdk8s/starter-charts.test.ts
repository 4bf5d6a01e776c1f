import { renderManifests } from '../../src/cdk8s';
import charts from '../../templates/charts/main';
import { configuration } from './configuration';
import { parse } from './rendering';

test('the starter charts render what a region needs, for any workload', () => {
  const [yaml = ''] = renderManifests({ configuration: configuration(1, { workload: 'shop' }), charts }).values();
  const kinds = parse(yaml).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  for (const kind of [
    'Deployment',
    'Service',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
    'HTTPRoute',
    'Gateway',
  ]) {
    expect(kinds).toContain(`${kind} shop`);
  }
  // The configuration of these tests calls Azure's resources after orders; nothing in Kubernetes may be.
  expect(kinds.filter((kind) => kind.includes('orders'))).toEqual([]);
});
