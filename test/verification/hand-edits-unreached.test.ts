import { expectNamed, type HarmfulEdit } from './harmful-edits';

// Edits of the rendered files that read well, and that keep users from the service.

/** What keeps requests from copies that run. */
const UNREACHED: readonly HarmfulEdit[] = [
  ['no gateway', 'steady-spread', /a Gateway/, (file) => file.remove('Gateway')],
  ['no route', 'steady-spread', /an HTTPRoute/, (file) => file.remove('HTTPRoute')],
  ['no Service', 'steady-spread', /backendRefs/, (file) => file.remove('Service')],
  [
    'a route to a port that the Service does not have',
    'steady-spread',
    /backendRefs/,
    (file) => {
      for (const rule of file.find('HTTPRoute').spec.rules) rule.backendRefs[0].port = 8080;
    },
  ],
  [
    'a route of a gateway that is not there',
    'steady-spread',
    /parentRefs/,
    (file) => {
      file.find('HTTPRoute').spec.parentRefs[0].name = 'other';
    },
  ],
  [
    'a gateway for routes of another namespace',
    'steady-spread',
    /parentRefs/,
    (file) => {
      file.find('Gateway').spec.listeners[0].allowedRoutes = { namespaces: { from: 'Same' } };
    },
  ],
  [
    'no route of the region alone, beside an Ingress',
    'steady-spread',
    /spec\.rules/,
    (file) => {
      file.add('networking.k8s.io/v1', 'Ingress', 'front');
      file.find('HTTPRoute').spec.rules.splice(2);
    },
  ],
  [
    'no route of the region alone',
    'steady-spread',
    /spec\.rules/,
    (file) => {
      const { spec } = file.find('HTTPRoute');
      spec.rules = spec.rules.filter((rule: object) => !JSON.stringify(rule).includes('/.aks-ha/'));
    },
  ],
  [
    'no route for probes, which carry no header',
    'probes-failing',
    /spec\.rules/,
    (file) => {
      file.find('HTTPRoute').spec.rules.shift();
    },
  ],
  [
    'a Service of pods that are not there',
    'steady-spread',
    /spec\.selector/,
    (file) => {
      file.find('Service').spec.selector = { 'app.kubernetes.io/name': 'order' };
    },
  ],
  [
    'a Service of a port that no container has',
    'steady-spread',
    /targetPort/,
    (file) => {
      file.find('Service').spec.ports[0].targetPort = 'web';
    },
  ],
  [
    'a Service that stays on its node',
    'steady-spread',
    /internalTrafficPolicy/,
    (file) => {
      file.find('Service').spec.internalTrafficPolicy = 'Local';
    },
  ],
  [
    'no policy that lets the gateway in',
    'steady-spread',
    /a NetworkPolicy that lets namespace orders-gateway in at port 8080/,
    (file) => file.remove('NetworkPolicy', 'orders-from-orders-gateway'),
  ],
  [
    'a policy that lets it in at another port',
    'steady-spread',
    /a NetworkPolicy that lets namespace orders-gateway in at port 8080/,
    (file) => {
      file.find('NetworkPolicy', 'orders-from-orders-gateway').spec.ingress[0].ports[0].port = 8081;
    },
  ],
  [
    'a policy of the gateway that names addresses',
    'steady-spread',
    /spec\.ingress/,
    (file) => {
      file.find('NetworkPolicy', 'only-http').spec.ingress[0].from = [{ ipBlock: { cidr: '10.0.0.0/8' } }];
    },
  ],
  [
    'a gateway at another address',
    'steady-spread',
    /azure-pip-name/,
    (file) => {
      file.find('Gateway').spec.infrastructure.annotations['service.beta.kubernetes.io/azure-pip-name'] = 'pip-other';
    },
  ],
];

describe('what is not reached', () => {
  test.each(UNREACHED)('%s: %s', expectNamed);
});
