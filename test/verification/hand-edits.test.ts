import { verifyEnvironment } from '../../src/verification/verify';
import { editedByHand, type HandEdit } from './hand-edits';
import { failures, findings } from './judged';

// Edits of the rendered files that read well and do harm: what verify says of each, and which field it names.

type Row = readonly [edit: string, scenario: string, field: RegExp, apply: HandEdit];

const KEDA = { scaleTargetRef: { name: 'orders' }, minReplicaCount: 6, maxReplicaCount: 18 };
const CPU = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } };
const BARE = { containers: [{ name: 'bare', image: 'nginx' }] };

/** What the cluster takes nothing of. */
const REFUSED: readonly Row[] = [
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

/** What keeps requests from copies that run. */
const UNREACHED: readonly Row[] = [
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

/** What runs, and not where and how it must. */
const PLACED: readonly Row[] = [
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

/** What is asked of copies, and how fast. */
const ASKED: readonly Row[] = [
  [
    'no liveness probe',
    'bad-rollout',
    /livenessProbe$/,
    (file) => {
      delete file.container.livenessProbe;
    },
  ],
  [
    'a liveness probe without patience',
    'bad-rollout',
    /livenessProbe\.failureThreshold/,
    (file) => {
      Object.assign(file.container.livenessProbe, { periodSeconds: 1, failureThreshold: 1 });
    },
  ],
  [
    'a readiness probe with too much of it',
    'bad-rollout',
    /readinessProbe\.failureThreshold/,
    (file) => {
      Object.assign(file.container.readinessProbe, { periodSeconds: 60, failureThreshold: 10 });
    },
  ],
  [
    'a start that takes longer than a rollout may',
    'bad-rollout',
    /progressDeadlineSeconds/,
    (file) => {
      Object.assign(file.container.startupProbe, { periodSeconds: 60, failureThreshold: 30 });
    },
  ],
  [
    'a first container by its tag',
    'bad-rollout',
    /initContainers\[0\]\.image$/,
    (file) => {
      file.pod.initContainers = [{ name: 'first', image: 'busybox:1' }];
    },
  ],
  [
    'a rollout that waits for somebody',
    'rolling-update',
    /spec\.paused/,
    (file) => {
      file.deployment.paused = true;
    },
  ],
  [
    'no way to where its identity signs in',
    'egress',
    /a NetworkPolicy that lets its pods connect to port 443/,
    (file) => file.remove('NetworkPolicy', 'orders-egress'),
  ],
  [
    "a way to the machine's identity",
    'egress',
    /spec\.egress\[0\]\.to\[\]\.ipBlock\.except/,
    (file) => {
      const [rule] = file.find('NetworkPolicy', 'orders-egress').spec.egress;
      rule.ports.push({ port: 80, protocol: 'TCP' });
      delete rule.to[0].ipBlock.except;
    },
  ],
];

describe.each([
  [
    'what is refused',
    [...REFUSED, ...SECURITY.map(([edit, field, apply]): Row => [edit, 'steady-spread', field, apply])],
  ],
  ['what is not reached', UNREACHED],
  ['what does not stand where it must', PLACED],
  ['what is asked wrongly', ASKED],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s: %s', (_edit, scenario, field, apply) => {
    const found = findings(editedByHand(apply), scenario);
    expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
    for (const finding of found) {
      expect(finding.where).toMatch(/^(manifests\/prod\/(blue|green)\.yaml|devops\/bicep)/);
      expect(`${finding.problem} ${finding.fix}`).not.toMatch(/undefined|NaN|Infinity/);
    }
  });
});

describe('what is no mistake', () => {
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

describe('what is not judged is said', () => {
  const NOTES: readonly (readonly [edit: string, note: RegExp, apply: HandEdit])[] = [
    [
      'a kind that somebody else made',
      /Rollout orders is not judged$/,
      (file) => {
        Object.assign(file.find('Deployment'), { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' });
      },
    ],
    [
      'a CronJob',
      /CronJob nightly is not judged$/,
      (file) => {
        const jobTemplate = { spec: { template: { spec: BARE } } };
        file.add('batch/v1', 'CronJob', 'nightly', { spec: { jobTemplate } });
      },
    ],
    ['an Ingress', /Ingress front is not judged$/, (file) => file.add('networking.k8s.io/v1', 'Ingress', 'front')],
    [
      'what changes requests',
      /VerticalPodAutoscaler orders is not judged$/,
      (file) => file.add('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'orders'),
    ],
    [
      'a gateway of another class',
      /Gateway orders is not judged$/,
      (file) => {
        file.find('Gateway').spec.gatewayClassName = 'nginx';
      },
    ],
    [
      'a disk',
      /volumes\[1\]: a disk, .* is not judged$/,
      (file) => {
        file.pod.volumes.push({ name: 'data', persistentVolumeClaim: { claimName: 'data' } });
      },
    ],
    [
      'a Secret that comes from elsewhere',
      /whether there is Secret passwords, which it needs to start, is not judged$/,
      (file) => {
        file.container.env.push({ name: 'X', valueFrom: { secretKeyRef: { name: 'passwords', key: 'x' } } });
      },
    ],
    [
      'another scheduler',
      /schedulerName: what mine does is not judged$/,
      (file) => {
        file.pod.schedulerName = 'mine';
      },
    ],
    [
      "an image of somebody else's registry",
      /whether docker\.io can be pulled from while a region is lost is not judged$/,
      (file) => {
        file.container.image = `nginx@sha256:${'a'.repeat(64)}`;
      },
    ],
    [
      'nothing at all',
      /blue\.yaml runs nothing$/,
      (file) => {
        file.objects.length = 0;
      },
    ],
  ];
  test.each(NOTES)('%s', (_, note, apply) => {
    expect(verifyEnvironment(editedByHand(apply)).notes).toContainEqual(expect.stringMatching(note));
  });

  test('of what is emitted everything is judged', () => {
    expect(verifyEnvironment(editedByHand(() => {})).notes).toEqual([]);
  });
});
