import type { Rendered } from '../rendering';

/** Manifests that do everything wrong that a checker looks for: a rule that finds nothing here finds nothing anywhere. */
export const CARELESS: readonly Rendered[] = [
  {
    apiVersion: 'extensions/v1beta1',
    kind: 'Deployment',
    metadata: { name: 'careless', labels: { stage: 'not a label!' } },
    spec: {
      replicas: 1,
      strategy: { type: 'Recreate' },
      selector: { matchLabels: { app: 'another' } },
      template: {
        metadata: { labels: { app: 'careless' } },
        spec: {
          serviceAccount: 'default',
          hostIPC: true,
          hostNetwork: true,
          hostPID: true,
          securityContext: undefined,
          topologySpreadConstraints: [],
          volumes: [
            { name: 'docker', hostPath: { path: '/var/run/docker.sock' } },
            { name: 'etc', hostPath: { path: '/etc' } },
          ],
          containers: [
            {
              name: 'careless',
              image: 'registry.example.com/kubernetes-dashboard/tiller/git-sync:latest',
              args: ['--listen=0.0.0.0'],
              ports: [
                { name: 'Not_A_Name_For_A_Port', containerPort: 22, hostPort: 22 },
                { name: 'Not_A_Name_For_A_Port', containerPort: 80 },
              ],
              env: [
                { name: 'CLIENT_SECRET', value: 'in the open' },
                { name: 'CLIENT_SECRET', value: 'twice' },
                { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'missing', key: 'token' } } },
              ],
              securityContext: {
                privileged: true,
                allowPrivilegeEscalation: true,
                procMount: 'Unmasked',
                runAsGroup: 0,
                capabilities: { add: ['ALL', 'SYS_ADMIN', 'NET_RAW'] },
                windowsOptions: { hostProcess: true },
              },
              resources: { requests: { memory: '1Gi', 'ephemeral-storage': '1Gi' } },
              readinessProbe: { httpGet: { path: '/', port: 9999 } },
              livenessProbe: { httpGet: { path: '/', port: 9999 } },
              startupProbe: { tcpSocket: { port: 9999 } },
              volumeMounts: [{ name: 'etc', mountPath: '/etc' }],
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'bare' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'bare' } },
      template: {
        metadata: { labels: { app: 'bare' } },
        spec: {
          securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] },
          topologySpreadConstraints: [{ maxSkew: 0, topologyKey: '', whenUnsatisfiable: 'Never' }],
          containers: [{ name: 'bare', image: 'bare' }],
        },
      },
    },
  },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'unscaled', namespace: 'lonely' }, spec: unscaled() },
  {
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'none', namespace: 'else' },
    spec: {},
  },
  budget({ name: 'zero' }, { maxUnavailable: 0 }),
  budget({ name: 'all' }, { minAvailable: '100%' }),
  budget({ name: 'bare' }, { minAvailable: 3 }, 'bare'),
  {
    apiVersion: 'autoscaling/v2beta2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'bare' },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'bare' }, minReplicas: 1, maxReplicas: 1 },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'dangling' },
    spec: { scaleTargetRef: { kind: 'Deployment', name: 'gone' }, minReplicas: 1, maxReplicas: 2 },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'dangling' },
    spec: {
      podSelector: { matchLabels: { app: 'gone' } },
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'gone' } } }] }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'tiller-deploy' },
    spec: { type: 'NodePort', selector: { app: 'gone' } },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'careless' }, data: { password: 'in the open' } },
];

/** One copy, with nobody to scale or guard it. */
function unscaled(): Rendered {
  return {
    replicas: 1,
    selector: { matchLabels: { app: 'unscaled' } },
    template: { metadata: { labels: { app: 'unscaled' } }, spec: { containers: [{ name: 'x', image: 'x' }] } },
  };
}

function budget(metadata: Rendered, spec: Rendered, app = 'careless'): Rendered {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { ...spec, selector: { matchLabels: { app } } },
  };
}
