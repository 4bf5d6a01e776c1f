import { containerEnvironment } from './container-environment';
import { k8s } from './kubernetes';
import { selectorLabels } from './labels';
import { podPlacement } from './pod-placement';
import { PORT_NAME, probes } from './probes';
import type { RegionChart } from './region-chart';
import type { ServiceSettings } from './service-settings';

/** A numeric user that is not root: Kubernetes can't see who a name is. The image's own is the same. */
const USER = 10001;

/**
 * Disk that a copy may fill: /tmp, and its log, of which AKS keeps five files of 50 MB. Whatever writes more is stopped
 * before its node runs full and loses every pod.
 */
const DISK = '512Mi';

/** One copy of a service: a single container without rights, on a root file system that it can't write to. */
export function podTemplate(chart: RegionChart, settings: ServiceSettings): k8s.PodTemplateSpec {
  return {
    metadata: {
      labels: {
        ...selectorLabels(settings.name),
        ...chart.labels,
        // With it AKS puts a token into the pod that Azure takes.
        ...(settings.workloadIdentity ? { 'azure.workload.identity/use': 'true' } : {}),
      },
      annotations: {
        // What is in /tmp may be lost: without this, the autoscaler keeps a node for a pod with an emptyDir.
        'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
        ...metricsAnnotations(settings),
      },
    },
    spec: {
      ...podPlacement(selectorLabels(settings.name)),
      // Nodes and images are Arm64: an image of another kind would start nowhere.
      nodeSelector: { 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux' },
      priorityClassName: chart.priorityClass,
      serviceAccountName: settings.name,
      automountServiceAccountToken: false,
      // Said, though it is the only value that a Deployment takes: readers and checkers need not know that.
      restartPolicy: 'Always',
      // A name with two dots in it is asked for as it is. With Kubernetes' five, each name outside of the cluster costs
      // four more questions, and four more that can fail.
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
      // Variables for every Service of the namespace: they change with the order in which things were made.
      enableServiceLinks: false,
      terminationGracePeriodSeconds: settings.gracePeriodSeconds,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(chart, settings)],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } }],
    },
  };
}

/** Where the metrics add-on finds the pod's own. */
function metricsAnnotations({ metricsPath, port }: ServiceSettings): Record<string, string> {
  if (metricsPath === false) return {};
  return { 'prometheus.io/scrape': 'true', 'prometheus.io/path': metricsPath, 'prometheus.io/port': String(port) };
}

function container(chart: RegionChart, settings: ServiceSettings): k8s.Container {
  const bounded = {
    memory: k8s.Quantity.fromString(settings.memory),
    'ephemeral-storage': k8s.Quantity.fromString(DISK),
  };
  return {
    name: settings.name,
    image: settings.image,
    // A digest never changes, and a restart must not need the registry.
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: PORT_NAME, containerPort: settings.port }],
    env: containerEnvironment(chart, settings),
    ...probes(settings.probePaths),
    resources: { requests: { cpu: k8s.Quantity.fromString(settings.cpu), ...bounded }, limits: bounded },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}
