import { HighlyAvailableService, PublicGateway } from '../../src/cdk8s';
import { find, ordersCharts, parse, type Rendered, refusalOf, renderObjects } from './rendering';

const ZERO_GUID = '00000000-0000-0000-0000-000000000000';
const header = { type: 'Exact', name: 'X-Azure-FDID', value: ZERO_GUID };

describe('the gateway', () => {
  const objects = renderObjects();
  const gateway = find(objects, 'Gateway');

  test('is the managed one, in a namespace of its own', () => {
    expect(gateway.metadata.namespace).toBe('orders-gateway');
    expect(gateway.spec.gatewayClassName).toBe('approuting-istio');
    const [listener, ...others] = gateway.spec.listeners;
    expect(others).toEqual([]);
    expect(listener).toMatchObject({ port: 80, protocol: 'HTTP' });
    expect(listener.allowedRoutes.namespaces).toEqual({
      from: 'Selector',
      selector: { matchLabels: { 'kubernetes.io/metadata.name': 'orders' } },
    });
  });

  test("takes the region's static address, for Front Door only", () => {
    const prefix = 'service.beta.kubernetes.io/';
    expect(gateway.spec.infrastructure.annotations).toEqual({
      [`${prefix}azure-load-balancer-resource-group`]: 'rg-orders-prod-region0',
      [`${prefix}azure-pip-name`]: 'pip-gateway',
      [`${prefix}azure-allowed-service-tags`]: 'AzureFrontDoor.Backend',
      [`${prefix}port_15021_no_lb_rule`]: 'true',
      // Of the node: the proxy answers / with 404 to whoever is not Front Door, and no policy lets 15021 in.
      [`${prefix}port_80_health-probe_protocol`]: 'http',
      [`${prefix}port_80_health-probe_port`]: '10256',
      [`${prefix}port_80_health-probe_request-path`]: '/healthz',
    });
    // The Gateway API allows no more.
    expect(Object.keys(gateway.spec.infrastructure.annotations).length).toBeLessThanOrEqual(8);
  });

  test('has parameters that any reader of YAML reads: no anchors', () => {
    const { data } = find(objects, 'ConfigMap', gateway.spec.infrastructure.parametersRef.name);
    for (const text of Object.values(data)) expect(text).not.toMatch(/[&*]a\d/);
  });

  test('has copies in every zone, through its ConfigMap', () => {
    const { group, kind, name } = gateway.spec.infrastructure.parametersRef;
    expect([group, kind]).toEqual(['', 'ConfigMap']);
    const parameters = find(objects, kind, name);
    expect(parameters.metadata.namespace).toBe('orders-gateway');
    const [scaling] = parse(parameters.data.horizontalPodAutoscaler);
    expect(scaling.spec).toMatchObject({ minReplicas: 3, maxReplicas: 9 });
    expect(scaling.spec.metrics[0].resource.target.averageUtilization).toBe(60);
    const [budget] = parse(parameters.data.podDisruptionBudget);
    expect(budget.spec).toEqual({ minAvailable: 2, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    const [deployment] = parse(parameters.data.deployment);
    const { topologySpreadConstraints, tolerations, containers } = deployment.spec.template.spec;
    expect(topologySpreadConstraints[0]).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'orders' } },
    });
    expect(tolerations.map((each: Rendered) => each.tolerationSeconds)).toEqual([60, 60]);
    expect(containers).toEqual([{ name: 'istio-proxy', resources: { requests: { cpu: '250m', memory: '256Mi' } } }]);
  });

  test('sets only what AKS allows: its webhook refuses the rest', () => {
    const { data } = find(objects, 'ConfigMap', 'orders-gateway');
    expect(Object.keys(data).sort()).toEqual(['deployment', 'horizontalPodAutoscaler', 'podDisruptionBudget']);
    const [deployment] = parse(data.deployment);
    expect(Object.keys(deployment.spec)).toEqual(['template']);
    expect(Object.keys(deployment.spec.template)).toEqual(['spec']);
    const allowed = ['affinity', 'containers', 'tolerations', 'topologySpreadConstraints'];
    expect(Object.keys(deployment.spec.template.spec).sort()).toEqual(allowed);
  });
});

describe('the route', () => {
  const { metadata, spec } = find(renderObjects(), 'HTTPRoute');
  const backendRefs = [{ name: 'orders', port: 80 }];
  const set = [{ name: 'x-aks-ha-region', value: 'region0' }];
  const named = [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }];

  test('is for any host name, on the gateway', () => {
    expect(metadata.namespace).toBe('orders');
    expect(spec).not.toHaveProperty('hostnames');
    expect(spec.parentRefs).toEqual([{ name: 'orders', namespace: 'orders-gateway', sectionName: 'http' }]);
  });

  test('serves health probes without the header, and says which region does; all else with it, and one region by its path', () => {
    expect(spec.rules).toEqual([
      { matches: [{ path: { type: 'Exact', value: '/readyz' } }], filters: named, backendRefs },
      { matches: [{ path: { type: 'PathPrefix', value: '/' }, headers: [header] }], backendRefs },
      {
        matches: [{ path: { type: 'PathPrefix', value: '/.aks-ha/region0' }, headers: [header] }],
        filters: [
          { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } },
        ],
        backendRefs,
      },
    ]);
  });
});

test('asks a service with its own readiness path there', () => {
  const probePaths = { startup: '/s', readiness: '/health/ready', liveness: '/l' };
  const [health, region] = find(renderObjects(ordersCharts({ probePaths })), 'HTTPRoute').spec.rules;
  expect(health.matches).toEqual([{ path: { type: 'Exact', value: '/readyz' } }]);
  expect(region.matches).toEqual([{ path: { type: 'Exact', value: '/.aks-ha/region0/readyz' }, headers: [header] }]);
  for (const rule of [health, region]) {
    expect(rule.filters[0].urlRewrite.path).toEqual({ type: 'ReplaceFullPath', replaceFullPath: '/health/ready' });
  }
});

test('a second service takes a few lines', () => {
  const objects = renderObjects((chart) => {
    const gateway = new PublicGateway(chart, 'gateway');
    gateway.route('/', new HighlyAvailableService(chart, 'service', { image: chart.image }));
    const image = `${chart.registry}/reports:v1`;
    gateway.route('/reports', new HighlyAvailableService(chart, 'reports', { name: 'reports', image }));
  });
  const { rules } = find(objects, 'HTTPRoute', 'reports').spec;
  const paths = rules.map((rule: Rendered) => rule.matches[0].path.value);
  expect(paths).toEqual(['/reports', '/.aks-ha/region0/reports']);
  expect(rules[1].filters[0].urlRewrite.path.replacePrefixMatch).toBe('/reports');
  for (const rule of rules) expect(rule.matches[0].headers).toEqual([header]);
  expect(find(objects, 'NetworkPolicy', 'reports-from-orders-gateway').metadata.namespace).toBe('orders');
  expect(find(objects, 'Deployment', 'reports').spec.selector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'reports',
  });
});

test.each([
  [[], /No service is routed at '\/'/],
  [['/', '/reports/'], /'\/reports\/' is no path.*no slash at its end/],
  [['/', '/.aks-ha/x'], /'\/.aks-ha\/x' is kept/],
  [['/', '/readyz'], /'\/readyz' is kept/],
  [['/', '/'], /Two services are routed at '\/'/],
])('refuses routes at %j', (paths, sentence) => {
  const { code, message } = refusalOf((chart) => {
    const gateway = new PublicGateway(chart, 'gateway');
    for (const [index, path] of paths.entries()) {
      const name = `service-${index}`;
      gateway.route(path, new HighlyAvailableService(chart, name, { name, image: chart.image }));
    }
  });
  expect(code).toBe('E402');
  expect(message).toMatch(sentence);
});
