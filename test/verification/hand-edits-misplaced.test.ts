import { verifyEnvironment } from '../../src/verification/verify';
import { editedByHand } from './hand-edits';
import { expectNamed, type HarmfulEdit } from './harmful-edits';
import { failures } from './judged';

// Edits of the rendered files that read well, and that leave too few copies in too few places.

/** What runs, and not where and how it must. */
const PLACED: readonly HarmfulEdit[] = [
  [
    'a label that no node has',
    'steady-spread',
    /nodeSelector\['kubernets\.io\/arch'\]/,
    (file) => {
      file.pod.nodeSelector = { 'kubernets.io/arch': 'arm64' };
    },
  ],
  [
    'one pool alone',
    'zone-loss',
    /nodeSelector\['agentpool'\]/,
    (file) => {
      file.pod.nodeSelector.agentpool = 'u1';
    },
  ],
  [
    'one zone alone',
    'zone-loss',
    /affinity\.nodeAffinity/,
    (file) => {
      const values = ['eastus2-1', 'centralus-1'];
      const matchExpressions = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values }];
      file.pod.affinity.nodeAffinity = {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
      };
    },
  ],
  [
    'one machine',
    'steady-spread',
    /spec\.nodeName/,
    (file) => {
      file.pod.nodeName = 'aks-u1-12345678-vmss000000';
    },
  ],
  [
    'more than a machine has',
    'steady-spread',
    /resources\.requests$/,
    (file) => {
      file.container.resources.requests.cpu = '8';
    },
  ],
  [
    'a device that no machine has',
    'steady-spread',
    /resources\.requests$/,
    (file) => {
      file.container.resources.requests['nvidia.com/gpu'] = '1';
    },
  ],
  [
    'a key of zones that nodes no longer have',
    'steady-spread',
    /topologySpreadConstraints\[0\]\.topologyKey/,
    (file) => {
      file.pod.topologySpreadConstraints[0].topologyKey = 'failure-domain.beta.kubernetes.io/zone';
    },
  ],
  [
    'a spread of other pods',
    'zone-loss',
    /topologySpreadConstraints\[0\]\.labelSelector/,
    (file) => {
      file.pod.topologySpreadConstraints[0].labelSelector.matchLabels = { app: 'orders' };
    },
  ],
  [
    'a spread that may be skewed',
    'zone-loss',
    /topologySpreadConstraints\[0\]\.maxSkew/,
    (file) => {
      file.pod.topologySpreadConstraints[0].maxSkew = 2;
    },
  ],
  [
    'a port of the host in a namespace that takes it: more copies than nodes',
    'rolling-update',
    /hostPort/,
    (file) => {
      file.find('Namespace', 'orders').metadata.labels = {};
      file.container.ports[0].hostPort = 8080;
      file.autoscaler.maxReplicas = 30;
    },
  ],
  ['no budget', 'node-drain', /a PodDisruptionBudget for it/, (file) => file.remove('PodDisruptionBudget')],
  [
    'a budget of other pods',
    'node-drain',
    /a PodDisruptionBudget for it/,
    (file) => {
      file.budget.selector.matchLabels = { 'app.kubernetes.io/name': 'order' };
    },
  ],
  [
    'a budget that lets half of them go',
    'node-drain',
    /spec\.maxUnavailable/,
    (file) => {
      file.budget.maxUnavailable = '50%';
    },
  ],
  ['a second budget', 'node-drain', /spec\.selector/, (file) => void file.copy('PodDisruptionBudget', 'mine')],
  [
    'a budget of the gateway that keeps every proxy',
    'node-drain',
    /data\.podDisruptionBudget: spec\.minAvailable/,
    (file) => {
      file.find('ConfigMap', 'orders-gateway').data.podDisruptionBudget = 'spec:\n  minAvailable: 3\n';
    },
  ],
  [
    'a gateway of which nothing is said',
    'steady-spread',
    /data\.horizontalPodAutoscaler: spec\.minReplicas/,
    (file) => {
      delete file.find('Gateway').spec.infrastructure.parametersRef;
    },
  ],
  [
    'a single copy',
    'zone-loss',
    /spec\.minReplicas/,
    (file) => {
      Object.assign(file.autoscaler, { minReplicas: 1, maxReplicas: 1 });
    },
  ],
  ['one copy that nobody scales', 'zone-loss', /spec\.replicas/, (file) => file.remove('HorizontalPodAutoscaler')],
  [
    'KEDA down to nothing',
    'steady-spread',
    /spec\.minReplicaCount/,
    (file) => {
      file.remove('HorizontalPodAutoscaler');
      file.add('keda.sh/v1alpha1', 'ScaledObject', 'orders', { spec: { scaleTargetRef: { name: 'orders' } } });
    },
  ],
  [
    'an autoscaler that adds nothing',
    'region-loss',
    /scaleUp\.selectPolicy/,
    (file) => {
      file.autoscaler.behavior.scaleUp = { selectPolicy: 'Disabled' };
    },
  ],
  [
    'an autoscaler in percent of nothing',
    'region-loss',
    /containers\[0\]\.resources\.requests\.cpu/,
    (file) => {
      file.container.resources.requests.cpu = '0';
    },
  ],
];

describe('what does not stand where it must', () => {
  test.each(PLACED)('%s: %s', expectNamed);
});

test('a cause is told where it is, and not as a skew of what follows from it', () => {
  const model = editedByHand((file) => {
    file.pod.nodeSelector = { 'kubernets.io/arch': 'arm64' };
  });
  const fields = failures(model).flatMap(({ findings: all }) => all.map(({ field }) => field));
  expect(new Set(fields)).toEqual(new Set(["spec.template.spec.nodeSelector['kubernets.io/arch']"]));
  // Nothing is judged as if it ran.
  const survived = verifyEnvironment(model).scenarios.flatMap(({ id, verdict }) =>
    verdict === 'survived' ? [id] : [],
  );
  expect(survived).toEqual(['bad-rollout', 'probes-failing', 'origin-bypass', 'egress']);
});
