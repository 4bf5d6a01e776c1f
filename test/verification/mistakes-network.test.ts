import { JsonPatch } from 'cdk8s';
import { k8s } from '../../src/cdk8s/kubernetes';
import { configurationOf, type Edit, failures, findings, modelOf, patch } from './judged';
import { expectNamed, type Mistake } from './mistakes';

/** What people write that lets anybody in or out, or the service not. */
const MISTAKES: readonly Mistake[] = [
  [
    'no default-deny',
    'egress',
    /NetworkPolicy with policyTypes/,
    ({ chart }) => void chart.node.tryFindChild('namespace')?.node.tryRemoveChild('default-deny'),
  ],
  [
    'a policy that allows everything',
    'egress',
    /spec\.egress\[0\]/,
    ({ chart }) =>
      void new k8s.KubeNetworkPolicy(chart, 'all', {
        spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{}] },
      }),
  ],
  [
    'names over UDP alone',
    'egress',
    /spec\.egress/,
    ({ chart }) => {
      const dns = chart.node.tryFindChild('namespace')?.node.tryFindChild('dns');
      (dns as k8s.KubeNetworkPolicy).addJsonPatch(JsonPatch.remove('/spec/egress/0/ports/1'));
    },
  ],
  [
    'a load balancer for everybody',
    'origin-bypass',
    /azure-allowed-service-tags/,
    (emitted) =>
      patch(
        emitted,
        'Gateway',
        JsonPatch.remove('/spec/infrastructure/annotations/service.beta.kubernetes.io~1azure-allowed-service-tags'),
      ),
  ],
  [
    'routes for any Front Door',
    'origin-bypass',
    /matches/,
    (emitted) => patch(emitted, 'HTTPRoute', JsonPatch.remove('/spec/rules/1/matches/0/headers')),
  ],
  [
    'a Service with a public address of its own',
    'origin-bypass',
    /spec\.type/,
    (emitted) => patch(emitted, 'Service', JsonPatch.add('/spec/type', 'LoadBalancer')),
  ],
];

test.each(MISTAKES)('%s: %s says what to change', expectNamed);

describe('behind a private link', () => {
  const configuration = configurationOf(['eastus2', 'centralus'], { exposure: 'privateLink' });
  const gateway =
    (...operations: JsonPatch[]): Edit =>
    (emitted) =>
      patch(emitted, 'Gateway', ...operations);
  const ANNOTATIONS = '/spec/infrastructure/annotations/service.beta.kubernetes.io~1';

  test('what is emitted survives everything', () => {
    expect(failures(modelOf(undefined, configuration))).toEqual([]);
  });

  test.each([
    [
      'a public address beside it',
      /load-balancer-internal/,
      JsonPatch.remove(`${ANNOTATIONS}azure-load-balancer-internal`),
    ],
    ['connections that nobody approves', /auto-approval/, JsonPatch.add(`${ANNOTATIONS}azure-pls-auto-approval`, '*')],
  ])('%s', (_, field, operation) => {
    const found = findings(modelOf(gateway(operation), configuration), 'origin-bypass');
    expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
  });
});
