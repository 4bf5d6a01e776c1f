import { isRead, type KubernetesObject, type Manifests, namespaceOf, placeOf } from '../kubernetes/manifests';
import type { Workload } from './workload';

/** Kinds that scale, let requests in or allow connections, in a way that is not modelled. */
const UNMODELLED = [
  ...['Ingress', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'VirtualService'],
  ...['VerticalPodAutoscaler', 'ScaledJob', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
];

/**
 * What is there and not judged: objects of other kinds, and what pods ask for beyond the model. Each a sentence.
 *
 * @param registry host name of the environment's own
 */
export function unmodelled(manifests: Manifests, workloads: readonly Workload[], registry: string): string[] {
  const own = workloads.filter(({ isOwn }) => isOwn);
  const others = manifests.objects.filter(isUnmodelled);
  return [
    ...(own.length + others.length === 0 ? [`${manifests.path} runs nothing`] : []),
    ...[
      ...others.map((object) => placeOf(manifests, object)),
      ...own.flatMap((workload) => [...beyond(manifests, workload), ...foreignImages(workload, registry)]),
    ].map((what) => `${what} is not judged`),
  ];
}

/** Images that no replication of ours holds. */
function foreignImages({ where, pod }: Workload, registry: string): string[] {
  const hosts = [...pod.containers, ...(pod.initContainers ?? [])].map(({ image = '' }) => hostOf(image));
  return [...new Set(hosts)]
    .filter((host) => host !== registry)
    .map((host) => `${where}: whether ${host} can be pulled from while a region is lost`);
}

/** What stands before the first slash, where that is a name of a machine. */
function hostOf(image: string): string {
  const [first = '', ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

/** Whatever runs pods is known by the containers in it, whoever's kind it is. */
function isUnmodelled(object: KubernetesObject): boolean {
  const isOther = !isRead(object) && (UNMODELLED.includes(object.kind) || object.kind === 'Gateway');
  return isOther || (!isRead(object) && hasContainers(object)) || isOtherGateway(object);
}

function hasContainers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, each]) => (key === 'containers' && Array.isArray(each)) || hasContainers(each),
  );
}

/** One that something else than AKS makes proxies for. */
export function isOtherGateway(object: KubernetesObject): boolean {
  const { spec } = object as KubernetesObject & { spec?: { gatewayClassName?: string } };
  return object.kind === 'Gateway' && isRead(object) && spec?.gatewayClassName !== GATEWAY_CLASS;
}

/** The class of gateways that AKS's app routing makes proxies for. */
export const GATEWAY_CLASS = 'approuting-istio';

function beyond(manifests: Manifests, workload: Workload): string[] {
  const { where, podField, pod, replicas } = workload;
  const near = pod.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const field = (name: string) => `${where}, ${podField}.${name}:`;
  return [
    ...(near.length > 0 ? [`${field('affinity.podAffinity')} affinity that is required`] : []),
    ...(pod.volumes ?? []).flatMap((volume, index) =>
      volume.persistentVolumeClaim || volume.ephemeral
        ? [`${field(`volumes[${index}]`)} a disk, which stays in its zone unless its class is zone redundant,`]
        : [],
    ),
    ...(pod.schedulerName === undefined || pod.schedulerName === 'default-scheduler'
      ? []
      : [`${field('schedulerName')} what ${pod.schedulerName} does`]),
    ...((pod.schedulingGates ?? []).length > 0 ? [`${field('schedulingGates')} who takes them away`] : []),
    ...(pod.runtimeClassName === undefined ? [] : [`${field('runtimeClassName')} what ${pod.runtimeClassName} needs`]),
    ...elsewhere(manifests, workload).map((what) => `${where}: whether there is ${what}, which it needs to start,`),
    ...(replicas.cpuTarget === undefined
      ? [`${where}: how busy its copies are, at which no autoscaler aims in percent of their CPU,`]
      : []),
  ];
}

/** ConfigMaps and Secrets that pods wait for and that no manifest holds. */
function elsewhere(manifests: Manifests, { namespace, pod }: Workload): string[] {
  const isHere = (kind: string, name: string) =>
    manifests.objects.some(
      (object) => object.kind === kind && object.metadata.name === name && namespaceOf(object) === namespace,
    );
  const containers = [...pod.containers, ...(pod.initContainers ?? [])];
  const env = containers.flatMap((container) => [
    ...(container.env ?? []).map(({ valueFrom }) => ({
      ConfigMap: valueFrom?.configMapKeyRef,
      Secret: valueFrom?.secretKeyRef,
    })),
    ...(container.envFrom ?? []).map(({ configMapRef, secretRef }) => ({ ConfigMap: configMapRef, Secret: secretRef })),
  ]);
  const volumes = (pod.volumes ?? []).map(({ configMap, secret }) => ({
    ConfigMap: configMap,
    Secret: secret && { name: secret.secretName, optional: secret.optional },
  }));
  const needed = [...env, ...volumes].flatMap((references) =>
    Object.entries(references).flatMap(([kind, reference]) =>
      reference?.name && !reference.optional && !isHere(kind, reference.name) ? [`${kind} ${reference.name}`] : [],
    ),
  );
  return [...new Set(needed)];
}
