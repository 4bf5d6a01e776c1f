import { ApiObject, JsonPatch } from 'cdk8s';
import { HighlyAvailableService } from '../../src/cdk8s';
import { k8s } from '../../src/cdk8s/kubernetes';
import { verifyEnvironment } from '../../src/verification/verify';
import { configurationOf, type Edit, failures, findings, modelOf, patch } from './judged';

const POD = '/spec/template/spec';
const deployment =
  (...operations: JsonPatch[]): Edit =>
  ({ service }) =>
    service.deployment.addJsonPatch(...operations);
const budget =
  (...operations: JsonPatch[]): Edit =>
  (emitted) =>
    patch(emitted, 'PodDisruptionBudget', ...operations);
const autoscaler =
  (...operations: JsonPatch[]): Edit =>
  (emitted) =>
    patch(emitted, 'HorizontalPodAutoscaler', ...operations);
const required = (topologyKey: string) =>
  JsonPatch.add(`${POD}/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution`, [
    { topologyKey, labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } },
  ]);

/** What people write, and the failure that it does not survive. */
const MISTAKES: readonly (readonly [mistake: string, scenario: string, field: RegExp, edit: Edit])[] = [
  [
    'no zone spread',
    'zone-loss',
    /topologySpreadConstraints$/,
    deployment(JsonPatch.remove(`${POD}/topologySpreadConstraints`)),
  ],
  [
    'a zone spread that is only preferred',
    'steady-spread',
    /topologySpreadConstraints\[0\]\.whenUnsatisfiable$/,
    deployment(JsonPatch.replace(`${POD}/topologySpreadConstraints/0/whenUnsatisfiable`, 'ScheduleAnyway')),
  ],
  [
    'a zone spread that counts lost zones: nodeTaintsPolicy left at Ignore',
    'zone-loss',
    /topologySpreadConstraints\[0\]\.nodeTaintsPolicy/,
    deployment(JsonPatch.remove(`${POD}/topologySpreadConstraints/0/nodeTaintsPolicy`)),
  ],
  [
    'minDomains 3',
    'zone-loss',
    /topologySpreadConstraints\[0\]\.minDomains/,
    deployment(JsonPatch.add(`${POD}/topologySpreadConstraints/0/minDomains`, 3)),
  ],
  [
    'a zone spread without matchLabelKeys',
    'rolling-update',
    /matchLabelKeys/,
    deployment(JsonPatch.remove(`${POD}/topologySpreadConstraints/0/matchLabelKeys`)),
  ],
  [
    'one copy for each node demanded, with as many copies as nodes',
    'rolling-update',
    /podAntiAffinity/,
    (emitted) => {
      deployment(required('kubernetes.io/hostname'))(emitted);
      autoscaler(JsonPatch.replace('/spec/maxReplicas', 30))(emitted);
    },
  ],
  [
    'one copy for each node demanded: a zone less has too few nodes for a rollout',
    'rolling-update-in-zone-loss',
    /podAntiAffinity/,
    (emitted) => {
      deployment(required('kubernetes.io/hostname'))(emitted);
      autoscaler(JsonPatch.replace('/spec/maxReplicas', 20))(emitted);
    },
  ],
  [
    'one copy for each zone demanded, as scheduling.spread() of cdk8s-plus does',
    'steady-spread',
    /podAntiAffinity/,
    deployment(required('topology.kubernetes.io/zone')),
  ],
  ['fewer copies than zones', 'steady-spread', /minReplicas/, autoscaler(JsonPatch.replace('/spec/minReplicas', 2))],
  [
    'copies at 80 % of their CPU',
    'zone-loss',
    /averageUtilization/,
    autoscaler(JsonPatch.replace('/spec/metrics/0/resource/target/averageUtilization', 80)),
  ],
  [
    'more copies than the nodes of two zones hold',
    'zone-loss',
    /requests/,
    (emitted) => {
      autoscaler(JsonPatch.replace('/spec/maxReplicas', 60))(emitted);
      deployment(JsonPatch.replace(`${POD}/containers/0/resources/requests/cpu`, '1500m'))(emitted);
    },
  ],
  ['eviction after the usual 300 s', 'zone-loss', /tolerations/, deployment(JsonPatch.remove(`${POD}/tolerations`))],
  [
    'minAvailable as many as there are copies',
    'node-drain',
    /minAvailable/,
    budget(JsonPatch.remove('/spec/maxUnavailable'), JsonPatch.add('/spec/minAvailable', 6)),
  ],
  [
    'a toleration of everything, of a cordon too',
    'node-drain',
    /tolerations/,
    deployment(JsonPatch.add(`${POD}/tolerations/-`, { operator: 'Exists' })),
  ],
  [
    'a budget that protects copies that crash',
    'node-drain',
    /unhealthyPodEvictionPolicy/,
    budget(JsonPatch.remove('/spec/unhealthyPodEvictionPolicy')),
  ],
  [
    'a budget that lets everything go, for copies that may share a node',
    'node-drain',
    /maxUnavailable/,
    (emitted) => {
      budget(JsonPatch.replace('/spec/maxUnavailable', '100%'))(emitted);
      deployment(JsonPatch.remove(`${POD}/topologySpreadConstraints`))(emitted);
    },
  ],
  [
    'a rollout that takes copies away first',
    'bad-rollout',
    /maxUnavailable/,
    deployment(JsonPatch.replace('/spec/strategy/rollingUpdate/maxUnavailable', '25%')),
  ],
  [
    'a rollout that takes copies away first where there are many',
    'bad-rollout',
    /maxUnavailable/,
    deployment(JsonPatch.replace('/spec/strategy/rollingUpdate/maxUnavailable', '10%')),
  ],
  ['no minReadySeconds', 'bad-rollout', /minReadySeconds/, deployment(JsonPatch.remove('/spec/minReadySeconds'))],
  ['replicas beside an autoscaler', 'rolling-update', /spec\.replicas/, deployment(JsonPatch.add('/spec/replicas', 3))],
  [
    'Recreate',
    'rolling-update',
    /strategy\.type/,
    deployment(JsonPatch.replace('/spec/strategy', { type: 'Recreate' })),
  ],
  ['no preStop', 'rolling-update', /preStop/, deployment(JsonPatch.remove(`${POD}/containers/0/lifecycle`))],
  [
    'no preStop, behind a Service of another name',
    'rolling-update',
    /preStop/,
    (emitted) => {
      patch(emitted, 'Service', JsonPatch.replace('/metadata/name', 'front'));
      deployment(JsonPatch.remove(`${POD}/containers/0/lifecycle`))(emitted);
    },
  ],
  [
    'a grace period that is shorter than the work',
    'rolling-update',
    /terminationGracePeriodSeconds/,
    deployment(JsonPatch.replace(`${POD}/terminationGracePeriodSeconds`, 30)),
  ],
  [
    'one endpoint for liveness and readiness',
    'bad-rollout',
    /livenessProbe/,
    deployment(JsonPatch.replace(`${POD}/containers/0/livenessProbe/httpGet/path`, '/readyz')),
  ],
  [
    'one endpoint for both, its port once by name and once by number',
    'bad-rollout',
    /livenessProbe/,
    deployment(JsonPatch.replace(`${POD}/containers/0/livenessProbe/httpGet`, { path: '/readyz', port: 8080 })),
  ],
  [
    'no readiness probe',
    'bad-rollout',
    /readinessProbe/,
    deployment(JsonPatch.remove(`${POD}/containers/0/readinessProbe`)),
  ],
  ['no startup probe', 'bad-rollout', /startupProbe/, deployment(JsonPatch.remove(`${POD}/containers/0/startupProbe`))],
  [
    'an image by its tag',
    'bad-rollout',
    /image$/,
    deployment(JsonPatch.replace(`${POD}/containers/0/image`, 'example.azurecr.io/orders:v1')),
  ],
  [
    'imagePullPolicy Always',
    'bad-rollout',
    /imagePullPolicy/,
    deployment(JsonPatch.replace(`${POD}/containers/0/imagePullPolicy`, 'Always')),
  ],
  [
    'a limit of CPU',
    'probes-failing',
    /limits\.cpu/,
    deployment(JsonPatch.add(`${POD}/containers/0/resources/limits/cpu`, '500m')),
  ],
  [
    'a memory limit above the request',
    'probes-failing',
    /limits\.memory/,
    deployment(JsonPatch.replace(`${POD}/containers/0/resources/limits/memory`, '1Gi')),
  ],
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
    'a budget that says nothing, which allows nothing',
    'node-drain',
    /maxUnavailable/,
    budget(JsonPatch.remove('/spec/maxUnavailable')),
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
    'requests that stay in their zone',
    'steady-spread',
    /trafficDistribution/,
    (emitted) => patch(emitted, 'Service', JsonPatch.add('/spec/trafficDistribution', 'PreferClose')),
  ],
  [
    'the same by the older annotation',
    'steady-spread',
    /topology-mode/,
    (emitted) =>
      patch(
        emitted,
        'Service',
        JsonPatch.add('/metadata/annotations', { 'service.kubernetes.io/topology-mode': 'Auto' }),
      ),
  ],
  [
    'an emptyDir that the autoscaler keeps a node for',
    'node-drain',
    /annotations/,
    deployment(JsonPatch.remove('/spec/template/metadata/annotations')),
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
  [
    'a region that needs another one',
    'region-loss',
    /^spec\.template\.spec\.containers\[0\]\.env\[\d+\]\.value$/,
    deployment(
      JsonPatch.add(`${POD}/containers/0/env/-`, { name: 'PEER', value: 'https://aks-orders-prod-blue.example.com' }),
    ),
  ],
  [
    'a service that one region alone runs',
    'region-loss',
    /metadata\.name/,
    ({ chart }) => {
      if (chart.region.name === 'green') return;
      new HighlyAvailableService(chart, 'reports', { name: 'reports', image: chart.image });
    },
  ],
  [
    'too few copies for what another region leaves behind',
    'region-loss',
    /maxReplicas/,
    autoscaler(JsonPatch.replace('/spec/maxReplicas', 8)),
  ],
  [
    'a number of copies that nobody changes',
    'region-loss',
    /HorizontalPodAutoscaler/,
    ({ service }) => {
      service.node.tryRemoveChild('autoscaler');
      service.deployment.addJsonPatch(JsonPatch.add('/spec/replicas', 6));
    },
  ],
  [
    'nobody to serve in a zone: pods for nodes that are not there',
    'steady-spread',
    /nodeSelector/,
    deployment(JsonPatch.replace(`${POD}/nodeSelector`, { 'kubernetes.io/arch': 'amd64' })),
  ],
];

test('what is emitted survives everything', () => {
  expect(failures(modelOf())).toEqual([]);
});

test.each(MISTAKES)('%s: %s says what to change', (_, scenario, field, edit) => {
  const found = findings(modelOf(edit), scenario);
  expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
  for (const finding of found) {
    expect(finding.where).toMatch(/^(manifests\/prod\/(blue|green)\.yaml|devops\/bicep)/);
    expect(finding.fix).not.toBe('');
  }
});

describe('what people write that is no mistake', () => {
  const sidecar = {
    name: 'proxy',
    image: `example.azurecr.io/proxy@sha256:${'a'.repeat(64)}`,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const RIGHT: readonly (readonly [string, Edit])[] = [
    [
      'no imagePullPolicy beside a digest: Kubernetes takes IfNotPresent',
      deployment(JsonPatch.remove(`${POD}/containers/0/imagePullPolicy`)),
    ],
    [
      'a container beside it that is asked nothing: a pod is ready when all that are asked say so',
      deployment(JsonPatch.add(`${POD}/containers/-`, sidecar)),
    ],
    [
      'the labels that AKS and Azure give nodes',
      (emitted) => {
        const nodes = {
          'kubernetes.azure.com/mode': 'user',
          'node.kubernetes.io/instance-type': 'Standard_D4plds_v5',
          'topology.kubernetes.io/region': emitted.chart.region.location,
        };
        deployment(JsonPatch.replace(`${POD}/nodeSelector`, nodes))(emitted);
      },
    ],
    [
      'zones as the cloud names them',
      (emitted) => {
        const { location, zones } = emitted.chart.region;
        const key = 'topology.kubernetes.io/zone';
        const values = zones.map((zone) => `${location}-${zone}`);
        const required = { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values }] }] };
        const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: required };
        deployment(JsonPatch.add(`${POD}/affinity/nodeAffinity`, nodeAffinity))(emitted);
      },
    ],
    ['a label that is called like a field', deployment(JsonPatch.add('/spec/template/metadata/labels/env', 'prod'))],
  ];
  test.each(RIGHT)('%s', (_, edit) => {
    expect(failures(modelOf(edit))).toEqual([]);
  });
});

test("a name that only begins like another region's is no mention of it", () => {
  const variables = { name: 'PEER', value: 'aks-orders-prod-blue2.example.com rg-orders-prod-blue-2' };
  expect(findings(modelOf(deployment(JsonPatch.add(`${POD}/containers/0/env/-`, variables))), 'region-loss')).toEqual(
    [],
  );
});

test('a mistake in a second service is told of that service alone', () => {
  const found = findings(
    modelOf(({ chart, gateway }) => {
      const reports = new HighlyAvailableService(chart, 'reports', { name: 'reports', image: chart.image });
      gateway.route('/reports', reports);
      reports.deployment.addJsonPatch(JsonPatch.remove(`${POD}/topologySpreadConstraints`));
    }),
    'zone-loss',
  );
  expect(found.length).toBeGreaterThan(0);
  for (const { where } of found) expect(where).toMatch(/: Deployment reports$/);
});

test('a demand to be near other pods is said not to be judged', () => {
  const near = { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: { app: 'cache' } } };
  const affinity = JsonPatch.add(`${POD}/affinity/podAffinity`, {
    requiredDuringSchedulingIgnoredDuringExecution: [near],
  });
  const { notes } = verifyEnvironment(modelOf(deployment(affinity)));
  expect(notes).toContainEqual(
    expect.stringMatching(/Deployment orders, spec\.template\.spec\.affinity\.podAffinity: .* is not judged/),
  );
});

test('objects that scale or let in without the model knowing how are said not to be judged', () => {
  const { notes } = verifyEnvironment(
    modelOf((emitted) => {
      const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute', metadata: { name: 'calls' } };
      new ApiObject(emitted.chart, 'calls', route);
      autoscaler(JsonPatch.replace('/spec/metrics/0/resource/name', 'memory'))(emitted);
    }),
  );
  expect(notes).toContainEqual(expect.stringMatching(/GRPCRoute calls is not judged$/));
  expect(notes).toContainEqual(expect.stringMatching(/Deployment orders: how busy its copies are.* is not judged$/));
});

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

test('a number of copies that is no multiple of the zones is held to what can be had, and to its use of CPU', () => {
  const ids = failures(modelOf(autoscaler(JsonPatch.replace('/spec/maxReplicas', 13)))).map(({ id }) => id);
  expect(ids).toEqual(['zone-loss']);
  const [finding] = findings(modelOf(autoscaler(JsonPatch.replace('/spec/maxReplicas', 13))), 'zone-loss');
  expect(finding).toMatchObject({
    problem: 'at 60 % the 8 copies that are left would be at 98 %',
    fix: expect.stringMatching(/^at most 55: .* 13 copies are no multiple of 3 zones/),
  });
});
