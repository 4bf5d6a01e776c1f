import type { IHorizontalPodAutoscalerSpec } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { parse } from 'yaml';
import { misshapen } from '../kubernetes/field-types';
import {
  type KubernetesObject,
  type Manifests,
  ofKind,
  placeOf,
  unreadable,
  withoutNulls,
} from '../kubernetes/manifests';
import { podRequests } from './requests';
import { isOtherGateway } from './unmodelled';
import type { Workload } from './workload';

interface Gateway {
  readonly spec?: { readonly infrastructure?: { readonly parametersRef?: { readonly name: string } } };
}

interface Parameters {
  readonly deployment?: { readonly spec?: { readonly template?: { readonly spec?: IPodSpec } } };
  readonly horizontalPodAutoscaler?: { readonly spec?: Partial<IHorizontalPodAutoscalerSpec> };
  readonly podDisruptionBudget?: { readonly spec?: Workload['budgets'][number]['spec'] };
}

/** Where the ConfigMap says how many there are. */
const SCALING = 'data.horizontalPodAutoscaler: spec';

/** What AKS gives a proxy of which the ConfigMap says nothing: facts of the app routing add-on. */
const PROXY: IPodSpec = {
  containers: [{ name: 'istio-proxy', resources: { requests: { cpu: '100m', memory: '128Mi' } } }],
};

/**
 * What AKS makes of the Gateways: proxies shaped by the ConfigMap that the Gateway names, and Istio's control plane with
 * two copies that ask for half a core and 2 GiB each and run on the system pool.
 */
export function gatewayWorkloads(manifests: Manifests): Workload[] {
  const gateways = ofKind<Gateway>(manifests, 'Gateway').filter((gateway) => !isOtherGateway(gateway));
  if (gateways.length === 0) return [];
  return [...gateways.map((gateway) => proxies(manifests, gateway)), controlPlane(manifests, gateways)];
}

function proxies(manifests: Manifests, gateway: KubernetesObject & Gateway): Workload {
  const { name, namespace = 'default' } = gateway.metadata;
  const reference = gateway.spec?.infrastructure?.parametersRef?.name;
  const source = ofKind<IConfigMap>(manifests, 'ConfigMap').find(
    ({ metadata }) => metadata.name === reference && metadata.namespace === namespace,
  );
  const parameters = read(manifests, source);
  const given = parameters.deployment?.spec?.template?.spec;
  const pod = { ...PROXY, ...given };
  const autoscaler = parameters.horizontalPodAutoscaler?.spec;
  const where = source ? placeOf(manifests, source) : placeOf(manifests, gateway);
  const cpuTarget = autoscaler?.metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target;
  // AKS scales it from 2 to 5 where nothing is said.
  const replicas = {
    min: autoscaler?.minReplicas ?? 2,
    max: autoscaler?.maxReplicas ?? 5,
    where,
    fields: {
      min: `${SCALING}.minReplicas`,
      max: `${SCALING}.maxReplicas`,
      cpu: `${SCALING}.metrics[cpu].target.averageUtilization`,
    },
    addsNone: false,
    ...(cpuTarget?.averageUtilization === undefined ? {} : { cpuTarget: cpuTarget.averageUtilization }),
  };
  return {
    key: `${namespace}/${name}-gateway`,
    namespace,
    name: `${name}-gateway`,
    where,
    podField: 'data.deployment: spec.template.spec',
    labels: { 'gateway.networking.k8s.io/gateway-name': name },
    annotations: {},
    pod,
    requests: podRequests(pod),
    replicas,
    autoscalers: [replicas],
    rollout: {
      strategy: 'RollingUpdate',
      maxSurge: '25%',
      maxUnavailable: '25%',
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      isPaused: false,
      resetsScale: false,
    },
    budgets: [
      {
        where,
        field: 'data.podDisruptionBudget: spec',
        spec: parameters.podDisruptionBudget?.spec ?? { minAvailable: 1 },
      },
    ],
    isManaged: false,
    isOwn: false,
  };
}

function controlPlane(manifests: Manifests, [first]: readonly KubernetesObject[]): Workload {
  const pod: IPodSpec = {
    containers: [{ name: 'discovery', resources: { requests: { cpu: '500m', memory: '2Gi' } } }],
    nodeSelector: { 'kubernetes.azure.com/mode': 'system' },
    tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
  };
  return {
    key: 'aks-istio-system/istiod',
    namespace: 'aks-istio-system',
    name: 'istiod',
    where: first ? placeOf(manifests, first) : manifests.path,
    podField: 'the node pool that it runs on',
    labels: { app: 'istiod' },
    annotations: {},
    pod,
    requests: podRequests(pod),
    replicas: { min: 2, max: 2, fields: { min: '', max: '', cpu: '' } },
    autoscalers: [],
    rollout: {
      strategy: 'RollingUpdate',
      maxSurge: 1,
      maxUnavailable: 0,
      minReadySeconds: 0,
      progressDeadlineSeconds: 600,
      isPaused: false,
      resetsScale: false,
    },
    budgets: [{ where: 'AKS', field: 'spec', spec: { minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' } }],
    isManaged: true,
    isOwn: false,
  };
}

/** The ConfigMap's texts are YAML themselves. */
function read({ path }: Manifests, source: (KubernetesObject & IConfigMap) | undefined): Parameters {
  const entries = Object.entries(source?.data ?? {});
  return Object.fromEntries(entries.map(([key, text]) => [key, parsed(path, `${source?.metadata.name} ${key}`, text)]));
}

function parsed(path: string, place: string, text: string): unknown {
  let value: unknown;
  try {
    value = withoutNulls(parse(text));
  } catch (cause) {
    throw unreadable(path, `ConfigMap ${place}: ${(cause as Error).message}`, cause);
  }
  const problem = misshapen(value);
  if (problem !== undefined) throw unreadable(path, `ConfigMap ${place}: ${problem}`);
  return value;
}
