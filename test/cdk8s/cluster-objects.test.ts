import { KEPT_METRICS } from '../../src/cdk8s/metrics-settings';
import { find, ordersCharts, refusalOf, renderObjects } from './rendering';

const objects = renderObjects();

test("the workload's pods come before those without a class, and behind the cluster's own", () => {
  const { value, globalDefault, metadata } = find(objects, 'PriorityClass');
  expect({ value, globalDefault, namespace: metadata.namespace }).toEqual({ value: 100_000, globalDefault: false });
  // What Kubernetes keeps begins at two thousand millions.
  expect(value).toBeLessThan(1_000_000_000);
  expect(find(objects, 'Deployment').spec.template.spec.priorityClassName).toBe('orders');
});

test('no Service of the namespace gets an address around Front Door', () => {
  expect(find(objects, 'ResourceQuota', 'quota').spec.hard).toEqual({
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  });
});

test('a container that says nothing of itself counts for something, and is not throttled', () => {
  const [limit] = find(objects, 'LimitRange', 'limits').spec.limits;
  expect(limit.defaultRequest).toEqual({ cpu: '100m', memory: '128Mi' });
  expect(limit.default).toEqual({ memory: '128Mi' });
});

// That these are the ones that the alerts ask for is shown beside the alerts: prometheus-rules.test.ts.
test('the metrics add-on is told what to keep', () => {
  const { metadata, data } = find(objects, 'ConfigMap', 'ama-metrics-settings-configmap');
  expect(metadata.namespace).toBe('kube-system');
  const kept = Object.values(KEPT_METRICS).flat();
  const list = data['default-targets-metrics-keep-list'];
  for (const metric of kept) expect(list).toContain(metric);
  expect(list).toContain('minimalingestionprofile = true');
});

test("the add-on may ask the workload's pods, at the path that they say", () => {
  const { annotations } = find(objects, 'Deployment').spec.template.metadata;
  expect(annotations).toMatchObject({
    'prometheus.io/scrape': 'true',
    'prometheus.io/path': '/metrics',
    'prometheus.io/port': '8080',
  });
  const { ingress } = find(objects, 'NetworkPolicy', 'orders-from-kube-system').spec;
  expect(ingress[0].ports).toEqual([{ protocol: 'TCP', port: 8080 }]);
});

test('a service without metrics is not asked, nor open to whoever would', () => {
  const silent = renderObjects(ordersCharts({ metricsPath: false }));
  expect(find(silent, 'Deployment').spec.template.metadata.annotations).not.toHaveProperty(['prometheus.io/scrape']);
  expect(silent.map(({ metadata }) => metadata.name)).not.toContain('orders-from-kube-system');
  expect(refusalOf(ordersCharts({ metricsPath: 'metrics' })).message).toMatch(/metricsPath is 'metrics'/);
});
