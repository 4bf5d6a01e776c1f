import { ApiObject } from 'cdk8s';
import { HighlyAvailableService, renderEnvironment, renderManifests } from '../../src/cdk8s';
import { configuration, environment } from './configuration';
import { find, ordersCharts, parse, refusalOf, renderObjects } from './rendering';

const charts = ordersCharts();

test.each([1, 3, 10])('renders %d regions, each with its own facts', (regions) => {
  const manifests = renderManifests({ configuration: configuration(regions), charts });
  const names = Array.from({ length: regions }, (_, index) => `region${index}`);
  expect([...manifests.keys()]).toEqual(names.map((name) => `manifests/prod/${name}.yaml`));
  for (const [index, yaml] of [...manifests.values()].entries()) {
    expect(yaml).toContain(`value: /.aks-ha/region${index}\n`);
    expect(yaml).toContain(`azure-load-balancer-resource-group: rg-orders-prod-region${index}\n`);
  }
});

test('renders every environment with its own registry', () => {
  const environments = [environment('prod', 2), environment('staging', 1)];
  const manifests = renderManifests({ configuration: configuration(1, { environments }), charts });
  expect([...manifests.keys()]).toEqual([
    'manifests/prod/region0.yaml',
    'manifests/prod/region1.yaml',
    'manifests/staging/region0.yaml',
  ]);
  expect(manifests.get('manifests/staging/region0.yaml')).toContain('acrordersstaging4f2a.azurecr.io/orders@sha256:');
});

test('gives the same bytes again', () => {
  const once = renderManifests({ configuration: configuration(3), charts });
  const again = renderManifests({ configuration: configuration(3), charts });
  expect([...again]).toEqual([...once]);
});

test('a deployment renders one environment with the real image and id, and nothing else changes', () => {
  const [prod, staging] = [environment('prod', 1), environment('staging', 1)];
  const both = configuration(1, { environments: [prod, staging] });
  const image = `acrordersstaging4f2a.azurecr.io/orders@sha256:${'a'.repeat(64)}`;
  const frontDoorId = '11111111-2222-3333-4444-555555555555';
  const real = renderEnvironment({ configuration: both, charts, environment: staging, image, frontDoorId });
  expect([...real.keys()]).toEqual(['manifests/staging/region0.yaml']);
  const kept = renderManifests({ configuration: both, charts }).get('manifests/staging/region0.yaml');
  const withReal = kept?.replaceAll('0'.repeat(64), 'a'.repeat(64)).replaceAll(/0{8}(-0{4}){3}-0{12}/g, frontDoorId);
  expect(real.get('manifests/staging/region0.yaml')).toBe(withReal);
});

test('says in one line that a file is managed, and by what', () => {
  const [yaml = ''] = renderManifests({ configuration: configuration(1), charts }).values();
  expect(yaml.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1);
  expect(yaml).toMatch(/^# Managed: .*charts\/main\.ts.*devops\/config\/variables\.json.*`npx projen`.*\n/);
});

test('puts namespaces first, then what has none, then the rest', () => {
  const objects = renderObjects((chart) => {
    new ApiObject(chart.cluster, 'urgent', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', value: 1 });
    charts(chart);
  });
  const ranks = objects.map(({ kind, metadata }) => (kind === 'Namespace' ? 0 : metadata.namespace ? 2 : 1));
  expect(ranks.slice(0, 5)).toEqual([0, 0, 1, 1, 2]);
  expect(ranks).toEqual([...ranks].sort());
});

test('refuses two objects of one name, since the second would replace the first', () => {
  const { code, message } = refusalOf((chart) => {
    charts(chart);
    new HighlyAvailableService(chart, 'second', { image: chart.image });
  });
  expect(code).toBe('E402');
  expect(message).toContain('two of apps/v1 Deployment orders/orders: give one service another name');
});

test('refuses charts that put nothing into a region: a deployment would take away what runs', () => {
  const { code, message } = refusalOf(() => {});
  expect(code).toBe('E402');
  expect(message).toContain('puts nothing into this region');
  expect(message).toContain('chart.runsNothing()');
});

test('renders a region that is meant to be empty', () => {
  const kinds = renderObjects((chart) => chart.runsNothing()).map(({ kind }) => kind);
  expect(kinds).toContain('Namespace');
  expect(kinds).not.toContain('Deployment');
});

test('refuses charts that answer later', () => {
  const { message } = refusalOf(async (chart) => charts(chart));
  expect(message).toMatch(/asynchronous: make it a plain function/);
});

test("tells where the user's code failed, and keeps the cause", () => {
  const cause = new TypeError('colour is undefined');
  const error = refusalOf(() => {
    throw cause;
  });
  expect(error).toMatchObject({ code: 'E403', source: 'user', cause });
  expect(error.message).toBe('charts/main.ts failed for prod/region0: colour is undefined');
});

test('refuses a service outside of the chart', () => {
  const { code, message } = refusalOf((chart) => {
    new HighlyAvailableService(chart.cluster, 'lost', { image: chart.image });
  });
  expect(code).toBe('E401');
  expect(message).toContain("'(cluster)/lost'");
});

test('takes what differs between regions as data', () => {
  const manifests = renderManifests({
    configuration: configuration(2),
    charts: (chart) => ordersCharts({ minReplicas: chart.region.name === 'region0' ? 12 : 6 })(chart),
  });
  const minimum = [...manifests.values()].map((yaml) => {
    return find(parse(yaml), 'HorizontalPodAutoscaler').spec.minReplicas;
  });
  expect(minimum).toEqual([12, 6]);
});
