import type { KubernetesObject } from '../../../src/deployment/cluster/kubernetes-object';
import { asApplied, isSame } from '../../../src/deployment/cluster/own-fields';

const OURS = {
  'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} }, 'f:finalizers': { 'v:"ours"': {} } },
  'f:spec': {
    'f:minReadySeconds': {},
    'f:selector': {},
    'f:template': {
      'f:spec': {
        'f:containers': {
          'k:{"name":"orders"}': {
            '.': {},
            'f:image': {},
            'f:name': {},
            'f:env': { 'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} } },
            'f:ports': { 'k:{"containerPort":8080,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
            'f:args': {},
          },
        },
        'f:volumes': { 'k:{"name":"tmp"}': { '.': {}, 'f:emptyDir': {}, 'f:name': {} } },
      },
    },
  },
};

/** A Deployment as a real API server tells it: with defaults, and with what others have set. */
const live = (managedFields: readonly object[], change: object = {}): KubernetesObject =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'orders',
      namespace: 'orders',
      uid: 'u',
      resourceVersion: '7',
      generation: 3,
      labels: { app: 'orders', team: 'theirs' },
      annotations: { 'deployment.kubernetes.io/revision': '2' },
      finalizers: ['theirs', 'ours'],
      managedFields,
    },
    spec: {
      replicas: 6,
      minReadySeconds: 10,
      revisionHistoryLimit: 10,
      selector: { matchLabels: { app: 'orders' } },
      template: {
        spec: {
          containers: [
            {
              name: 'orders',
              image: 'acr/orders@sha256:1',
              args: ['--one', '--two'],
              env: [
                { name: 'A', value: '1' },
                { name: 'B', value: 'theirs' },
              ],
              ports: [{ containerPort: 8080, protocol: 'TCP' }],
            },
            { name: 'injected', image: 'sidecar' },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
          dnsPolicy: 'ClusterFirst',
          ...change,
        },
      },
    },
    status: { availableReplicas: 6 },
  }) as unknown as KubernetesObject;

const applied = (manager: string, operation = 'Apply') => ({ manager, operation, fieldsV1: OURS });

const EXPECTED = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders', namespace: 'orders', labels: { app: 'orders' }, finalizers: ['ours'] },
  spec: {
    minReadySeconds: 10,
    selector: { matchLabels: { app: 'orders' } },
    template: {
      spec: {
        containers: [
          {
            name: 'orders',
            image: 'acr/orders@sha256:1',
            args: ['--one', '--two'],
            env: [{ name: 'A', value: '1' }],
            ports: [{ containerPort: 8080, protocol: 'TCP' }],
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
    },
  },
};

it('an object as it was applied has what was set then, and nothing that others or the cluster have set', () => {
  const others = {
    manager: 'kube-controller-manager',
    operation: 'Update',
    fieldsV1: { 'f:spec': { 'f:replicas': {} } },
  };
  expect(asApplied(live([others, applied('create-aks-ha')]))).toEqual(EXPECTED);
});

it.each([
  ['kubectl-client-side-apply', 'Update'],
  ['kubectl', 'Apply'],
])('what %s has applied counts where deploy never did', (manager, operation) => {
  expect(asApplied(live([applied(manager, operation)]))).toEqual(EXPECTED);
});

it('where nobody knows who set what, all counts but what the cluster writes itself', () => {
  const whole = asApplied(live([])) as unknown as typeof EXPECTED & { status?: object; spec: { replicas?: number } };
  expect(whole.metadata).toEqual({
    name: 'orders',
    namespace: 'orders',
    labels: { app: 'orders', team: 'theirs' },
    annotations: { 'deployment.kubernetes.io/revision': '2' },
  });
  expect(whole.spec.template.spec.containers).toHaveLength(2);
  expect(whole).not.toHaveProperty('status');
  expect(whole.spec).not.toHaveProperty('replicas');
});

it('is the same where an apply on trial changes nothing that is ours', () => {
  const before = live([applied('create-aks-ha')]);
  expect(isSame(before, live([applied('create-aks-ha')], { dnsPolicy: 'Default' }))).toBe(true);
  expect(isSame(before, live([applied('create-aks-ha')], { volumes: [] }))).toBe(false);
  expect(isSame(live([applied('kubectl')]), before)).toBe(false);
});
