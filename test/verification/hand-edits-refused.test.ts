import { type HandEdit, KEDA } from './hand-edits';
import { expectNamed, type HarmfulEdit } from './harmful-edits';

// Edits of the rendered files that read well, and that the cluster refuses.

/** What the cluster takes nothing of. */
const REFUSED: readonly HarmfulEdit[] = [
  ['no namespace', 'steady-spread', /metadata\.namespace/, (file) => file.remove('Namespace', 'orders')],
  [
    'a ServiceAccount that is not there',
    'steady-spread',
    /serviceAccountName/,
    (file) => file.remove('ServiceAccount'),
  ],
  ['a PriorityClass that is not there', 'steady-spread', /priorityClassName/, (file) => file.remove('PriorityClass')],
  [
    'a selector of other pods',
    'steady-spread',
    /spec\.selector/,
    (file) => {
      file.deployment.selector.matchLabels = { app: 'other' };
    },
  ],
  [
    'two Deployments with one selector',
    'steady-spread',
    /spec\.selector/,
    (file) => void file.copy('Deployment', 'canary'),
  ],
  [
    'a budget that says two things',
    'steady-spread',
    /spec\.minAvailable/,
    (file) => {
      file.budget.minAvailable = 2;
    },
  ],
  [
    'fewer copies at the most than at the fewest',
    'steady-spread',
    /spec\.maxReplicas/,
    (file) => {
      file.autoscaler.minReplicas = 20;
    },
  ],
  ['two autoscalers', 'steady-spread', /scaleTargetRef/, (file) => void file.copy('HorizontalPodAutoscaler', 'other')],
  [
    'an autoscaler of KEDA beside that of Kubernetes',
    'steady-spread',
    /scaleTargetRef/,
    (file) => file.add('keda.sh/v1alpha1', 'ScaledObject', 'orders', { spec: KEDA }),
  ],
  [
    'an autoscaler of a Deployment that is not there',
    'steady-spread',
    /spec\.replicas/,
    (file) => {
      file.autoscaler.scaleTargetRef.name = 'order';
    },
  ],
  [
    'a request above the limit',
    'steady-spread',
    /resources\.requests\.memory/,
    (file) => {
      file.container.resources.requests.memory = '1Gi';
    },
  ],
  [
    "a request above the namespace's usual limit",
    'steady-spread',
    /containers\[0\]\.resources\.requests\.memory/,
    (file) => {
      file.container.resources = { requests: { cpu: '250m', memory: '256Mi' } };
    },
  ],
  [
    'a probe of a port that the container does not have',
    'steady-spread',
    /readinessProbe\.httpGet\.port/,
    (file) => {
      file.container.readinessProbe.httpGet.port = 'htp';
    },
  ],
  [
    'a quota of fewer pods than a rolling update has',
    'steady-spread',
    /spec\.hard\['pods'\]/,
    (file) => {
      file.find('ResourceQuota').spec.hard.pods = '20';
    },
  ],
  [
    'a quota of CPU',
    'steady-spread',
    /spec\.hard\['requests\.cpu'\]/,
    (file) => {
      file.find('ResourceQuota').spec.hard['requests.cpu'] = '2';
    },
  ],
  [
    'a Service with ports of the nodes, which the quota forbids',
    'steady-spread',
    /spec\.type/,
    (file) => {
      file.find('Service').spec.type = 'NodePort';
    },
  ],
];

/** What the namespace's pod security refuses. */
const SECURITY: readonly (readonly [edit: string, field: RegExp, apply: HandEdit])[] = [
  [
    'nothing said of security',
    /containers\[0\]\.securityContext\.capabilities\.drop/,
    (file) => {
      delete file.pod.securityContext;
      delete file.container.securityContext;
    },
  ],
  [
    'a privileged container',
    /securityContext\.privileged/,
    (file) => {
      file.container.securityContext.privileged = true;
    },
  ],
  [
    'root',
    /securityContext\.runAsUser/,
    (file) => {
      file.pod.securityContext.runAsUser = 0;
    },
  ],
  [
    'a port of the host',
    /ports\[\]\.hostPort/,
    (file) => {
      file.container.ports[0].hostPort = 8080;
    },
  ],
  [
    "the host's network",
    /hostNetwork/,
    (file) => {
      file.pod.hostNetwork = true;
    },
  ],
  [
    'a folder of the host',
    /volumes\[1\]\.hostPath/,
    (file) => {
      file.pod.volumes.push({ name: 'host', hostPath: { path: '/' } });
    },
  ],
  [
    'a capability',
    /capabilities\.add/,
    (file) => {
      file.container.securityContext.capabilities.add = ['NET_ADMIN'];
    },
  ],
  [
    'a container beside it without a word on security',
    /containers\[1\]\.securityContext/,
    (file) => {
      file.pod.containers.push({ name: 'proxy', image: `example.azurecr.io/proxy@sha256:${'a'.repeat(64)}` });
    },
  ],
];

describe('what is refused', () => {
  const secured = SECURITY.map(([edit, field, apply]): HarmfulEdit => [edit, 'steady-spread', field, apply]);
  test.each([...REFUSED, ...secured])('%s: %s', expectNamed);
});
