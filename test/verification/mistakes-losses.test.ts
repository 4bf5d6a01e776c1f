import { JsonPatch } from 'cdk8s';
import { HighlyAvailableService } from '../../src/cdk8s';
import { autoscaler, budget, deployment, onePer, POD } from './chart-edits';
import { failures, findings, modelOf, patch } from './judged';
import { expectNamed, type Mistake } from './mistakes';

/** What people write, and the loss of a node, a zone or a region that it does not survive. */
const MISTAKES: readonly Mistake[] = [
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
    'one copy for each zone demanded, as scheduling.spread() of cdk8s-plus does',
    'steady-spread',
    /podAntiAffinity/,
    deployment(onePer('topology.kubernetes.io/zone')),
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
    'a budget that says nothing, which allows nothing',
    'node-drain',
    /maxUnavailable/,
    budget(JsonPatch.remove('/spec/maxUnavailable')),
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

test.each(MISTAKES)('%s: %s says what to change', expectNamed);

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

test('a number of copies that is no multiple of the zones is held to what can be had, and to its use of CPU', () => {
  const ids = failures(modelOf(autoscaler(JsonPatch.replace('/spec/maxReplicas', 13)))).map(({ id }) => id);
  expect(ids).toEqual(['zone-loss']);
  const [finding] = findings(modelOf(autoscaler(JsonPatch.replace('/spec/maxReplicas', 13))), 'zone-loss');
  expect(finding).toMatchObject({
    problem: 'at 60 % the 8 copies that are left would be at 98 %',
    fix: expect.stringMatching(/^at most 55: .* 13 copies are no multiple of 3 zones/),
  });
});
