import { find, ordersCharts, type Rendered, renderObjects } from './rendering';

const objects = renderObjects();
const policy = (name: string) => find(objects, 'NetworkPolicy', name);
const ports = (rules: Rendered[]) => rules.flatMap((rule) => rule.ports);

test('nothing passes that no policy names', () => {
  expect(policy('default-deny').metadata.namespace).toBe('orders');
  expect(policy('default-deny').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
});

test('names are asked over UDP and TCP, whoever answers', () => {
  const { egress, podSelector } = policy('dns').spec;
  expect(podSelector).toEqual({});
  expect(egress).toEqual([
    {
      ports: [
        { protocol: 'UDP', port: 53 },
        { protocol: 'TCP', port: 53 },
      ],
    },
  ]);
});

test("only the gateway's namespace reaches the pods", () => {
  const ingress = objects.filter(({ kind, metadata, spec }) => {
    return kind === 'NetworkPolicy' && metadata.namespace === 'orders' && spec.ingress;
  });
  expect(ingress.map(({ metadata }) => metadata.name)).toEqual([
    'orders-from-kube-system',
    'orders-from-orders-gateway',
  ]);
  expect(ingress[1].spec.podSelector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'orders' });
  expect(ingress[1].spec.ingress).toEqual([
    {
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'orders-gateway' } } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    },
  ]);
});

test("the gateway is reached on its port, from nodes, whose addresses no policy matches; AKS's part stays open", () => {
  const { metadata, spec } = policy('only-http');
  expect(metadata.namespace).toBe('orders-gateway');
  expect(spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: 80 }] }],
  });
});

test('the service reaches the identity endpoint, but not the identity of its node', () => {
  const { egress } = policy('orders-egress').spec;
  expect(ports(egress)).toEqual([{ protocol: 'TCP', port: 443 }]);
  expect(egress[0].to).toEqual([{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }]);
});

test('no ports mean no policy, not one that allows all', () => {
  const names = renderObjects(ordersCharts({ egressPorts: [] })).map(({ metadata }) => metadata.name);
  expect(names).not.toContain('orders-egress');
});

test('the workload may not ask for more than the restricted level, the proxy for the baseline', () => {
  const level = (name: string) =>
    find(objects, 'Namespace', name).metadata.labels['pod-security.kubernetes.io/enforce'];
  expect(level('orders')).toBe('restricted');
  expect(level('orders-gateway')).toBe('baseline');
});
