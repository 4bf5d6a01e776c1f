import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import type { Json, KubernetesObject } from '../kubernetes/cluster-state';
import { nodesOf } from '../kubernetes/nodes';
import { addressOf, programmedAt } from '../kubernetes/present-gateway';
import { nodeOf, podName } from '../kubernetes/present-pod';
import { isApproved, privateLinkServiceId } from '../kubernetes/private-link';
import type { PlannedPod } from '../kubernetes/rollout';
import { isReady, troubleOf, workloadsOf } from '../kubernetes/workload';

/** A request as it arrives at a region's gateway. */
export interface GatewayRequest {
  readonly path: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * What the region answers. `none`: nothing listens. `lost`: no answer ever comes. `cut`: the region was lost while the
 * request was on its way.
 */
export type GatewayAnswer = Answered | 'none' | 'lost' | 'cut';

interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Asks the region behind an origin.
 *
 * @param at when, in simulated milliseconds. Only a region that is lost is looked at as it was then
 */
export function askGateway(
  origin: Resource,
  request: GatewayRequest,
  cloud: Cloud,
  at: number = cloud.now(),
): GatewayAnswer {
  const link: string | undefined = origin.properties.sharedPrivateLinkResource?.privateLink?.id;
  if (link !== undefined && !isApproved(link, cloud)) return 'none';
  const way = link === undefined ? addressBehind(origin, cloud) : cloud.resources.get(link);
  if (!way) return 'none';
  const isLost = (time: number) =>
    cloud.faults.holding('region-lost', time).some((lost) => lost.location === way.location);
  if (isLost(at)) return 'lost';
  // Told at once: nobody waits for simulated time while a request is on its way.
  if (isLost(at + DURATIONS.request * 1000)) return 'cut';
  for (const cluster of cloud.resources.ofType('Microsoft.ContainerService/managedClusters')) {
    const gateway = gatewayOn(way, cluster, cloud);
    if (gateway) return answer(gateway, request, cluster, cloud);
  }
  return 'none';
}

/** By the host name; with a certificate for names of one's own, by the region that the origin is called after. */
function addressBehind({ name, properties }: Resource, cloud: Cloud): Resource | undefined {
  const addresses = cloud.resources.ofType('Microsoft.Network/publicIPAddresses');
  const named = addresses.find((address) => address.properties.dnsSettings?.fqdn === properties.hostName);
  return named ?? addresses.find((address) => address.tags?.region === name && address.properties.dnsSettings);
}

/** @param way a public address, or a private link service */
function gatewayOn(way: Resource, cluster: Resource, cloud: Cloud): KubernetesObject | undefined {
  const leads = (gateway: KubernetesObject) =>
    addressOf(gateway, cluster, cloud)?.id === way.id ||
    privateLinkServiceId(gateway, cluster)?.toLowerCase() === way.id.toLowerCase();
  const found = cloud.clusters
    .of(cluster.id)
    .list('gateways.gateway.networking.k8s.io')
    .find(({ object, createdAt }) => {
      const at = programmedAt(object, createdAt, cluster, cloud);
      return at !== undefined && at <= cloud.now() && leads(object);
    });
  return found?.object;
}

function answer(gateway: KubernetesObject, request: GatewayRequest, cluster: Resource, cloud: Cloud): Answered {
  const state = cloud.clusters.of(cluster.id);
  const rules = state
    .list('httproutes.gateway.networking.k8s.io')
    .filter(({ object }) => object.spec.parentRefs?.some((ref: Json) => ref.name === gateway.metadata.name))
    .flatMap(({ object }) =>
      (object.spec.rules ?? []).map((rule: Json) => ({ rule, namespace: object.metadata.namespace })),
    );
  const matched = rules
    .flatMap(({ rule, namespace }) => (rule.matches ?? [{}]).map((match: Json) => ({ rule, namespace, match })))
    .filter(({ match }) => meets(match, request))
    .sort((a, b) => rank(b.match) - rank(a.match))[0];
  if (!matched) return { status: 404, body: '' };
  const backend = matched.rule.backendRefs?.[0];
  const service = state.get({ resource: 'services', namespace: matched.namespace, name: backend?.name });
  const path = rewritten(request.path, matched.rule, matched.match);
  const answered = askPods(service?.object, path, matched.namespace, cluster, cloud);
  return { ...answered, headers: addedHeaders(matched.rule) };
}

function addedHeaders({ filters = [] }: Json): Record<string, string> {
  const set = filters.flatMap(({ responseHeaderModifier }: Json) => responseHeaderModifier?.set ?? []);
  return Object.fromEntries(set.map(({ name, value }: Json) => [name.toLowerCase(), value]));
}

function meets({ path, headers = [] }: Json, request: GatewayRequest): boolean {
  const value = path?.value ?? '/';
  const isPath =
    path?.type === 'Exact'
      ? request.path === value
      : request.path === value || request.path.startsWith(value.endsWith('/') ? value : `${value}/`);
  return isPath && headers.every(({ name, value: wanted }: Json) => request.headers[name.toLowerCase()] === wanted);
}

/** Exact paths come first, then longer ones. */
function rank({ path }: Json): number {
  return (path?.type === 'Exact' ? 10_000 : 0) + (path?.value ?? '/').length;
}

function rewritten(path: string, { filters = [] }: Json, match: Json): string {
  const rewrite = filters.find(({ type }: Json) => type === 'URLRewrite')?.urlRewrite?.path;
  if (rewrite?.type === 'ReplaceFullPath') return rewrite.replaceFullPath;
  if (rewrite?.type !== 'ReplacePrefixMatch') return path;
  const rest = path.slice(match.path.value.length).replace(/^\/+/, '');
  return `${rewrite.replacePrefixMatch.replace(/\/+$/, '')}/${rest}`;
}

/** One of the ready pods answers, as the emitted service does. */
function askPods(
  service: KubernetesObject | undefined,
  path: string,
  namespace: string,
  cluster: Resource,
  cloud: Cloud,
): Answered {
  const wanted = Object.entries(service?.spec.selector ?? {});
  const now = cloud.now();
  const ready = workloadsOf(cluster, cloud, namespace)
    .flatMap((workload) => workload.pods.map((pod) => ({ workload, pod })))
    .filter(({ pod }) => isReady(pod, now))
    .filter(({ pod }) => wanted.every(([key, value]) => pod.revision.template.metadata?.labels?.[key] === value));
  const chosen = ready[cloud.log.entries.length % Math.max(1, ready.length)];
  if (!service || wanted.length === 0 || !chosen) return { status: 503, body: 'no healthy upstream' };
  if (path === '/readyz' || path === '/livez') return { status: 200, body: { status: 'ok' } };
  const { workload, pod } = chosen;
  if (answersWithErrors(pod, cloud)) return { status: 500, body: { error: 'Internal Server Error' } };
  if (path !== '/default') return { status: 404, body: { error: 'Not Found' } };
  const environment = environmentOf(pod.revision.template);
  const node = nodeOf(pod, nodesOf(cluster, cloud));
  return {
    status: 200,
    body: {
      hostname: podName(workload, pod),
      ip: '192.168.0.1',
      region: environment.REGION ?? cluster.location,
      zone: node?.zone ?? null,
      version: environment.VERSION ?? 'development',
    },
  };
}

/** An image may say that it does, from so many seconds after a pod has become ready: `answers-500/120`. */
function answersWithErrors({ revision, readyAt = 0 }: PlannedPod, cloud: Cloud): boolean {
  const trouble = troubleOf(String(revision.template.spec.containers[0]?.image), cloud);
  const [, seconds = '0'] = /^answers-500(?:\/(\d+))?$/.exec(trouble ?? '') ?? [undefined, 'Infinity'];
  return cloud.now() >= readyAt + Number(seconds) * 1000;
}

function environmentOf({ spec }: Json): Record<string, string> {
  return Object.fromEntries((spec.containers[0]?.env ?? []).map(({ name, value }: Json) => [name, value]));
}
