import { JsonPatch } from 'cdk8s';
import { deployment, POD } from './chart-edits';
import { BARE, editedByHand, type HandEdit, KEDA } from './hand-edits';
import { type Edit, failures, findings, modelOf } from './judged';

// What verify must not hold against anybody.

test('what is emitted survives everything', () => {
  expect(failures(modelOf())).toEqual([]);
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

describe('what is no mistake', () => {
  const CPU = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } };
  const RIGHT: readonly (readonly [string, HandEdit])[] = [
    ['nothing', () => {}],
    [
      'KEDA in place of the autoscaler',
      (file) => {
        file.remove('HorizontalPodAutoscaler');
        file.add('keda.sh/v1alpha1', 'ScaledObject', 'orders', { spec: { ...KEDA, triggers: [CPU] } });
      },
    ],
    [
      'requests left to the LimitRange',
      (file) => {
        delete file.container.resources;
      },
    ],
    [
      'a share of the copies beyond them in a rollout',
      (file) => {
        file.deployment.strategy.rollingUpdate.maxSurge = '100%';
      },
    ],
    [
      'one budget for all that is in the namespace',
      (file) => {
        file.budget.selector = {};
      },
    ],
    [
      'a Gateway of Istio and a Service of Knative, which are other kinds',
      (file) => {
        file.add('networking.istio.io/v1', 'Gateway', 'mesh', { spec: { servers: [] } });
        file.add('serving.knative.dev/v1', 'Service', 'function', { spec: { template: {} } });
      },
    ],
    [
      'a Service of a StatefulSet',
      (file) => {
        const template = { metadata: { labels: { app: 'db' } }, spec: BARE };
        file.add('apps/v1', 'StatefulSet', 'db', { spec: { selector: { matchLabels: { app: 'db' } }, template } });
        file.add('v1', 'Service', 'db', { spec: { selector: { app: 'db' }, ports: [{ port: 5432 }] } });
      },
    ],
    [
      'more ports for the way out, beside an exception',
      (file) => {
        file.find('NetworkPolicy', 'orders-egress').spec.egress[0].ports.push({ port: 80, protocol: 'TCP' });
      },
    ],
    [
      'a configuration in a ConfigMap that is there',
      (file) => {
        file.add('v1', 'ConfigMap', 'settings', { data: {} });
        file.container.envFrom = [{ configMapRef: { name: 'settings' } }];
      },
    ],
  ];
  test.each(RIGHT)('%s', (_, apply) => {
    expect(failures(editedByHand(apply))).toEqual([]);
  });
});
