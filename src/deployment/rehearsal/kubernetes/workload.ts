import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { isLike } from '../faults/faults';
import { rehearsedTrouble } from '../registry/labels';
import { architecturesOf } from '../registry/platforms';
import { registryAt } from '../registry/registry';
import type { RegistryState } from '../registry/registry-state';
import type { ClusterState, Json, KubernetesObject, Revision } from './cluster-state';
import { nodesOf } from './nodes';
import { type Ailment, absolute, type PlannedPod, planPods, podsAt } from './rollout';

/** A Deployment with its pods at a moment. */
export interface Workload {
  readonly object: KubernetesObject;
  readonly revisions: readonly Revision[];
  /** Pods that there should be. */
  readonly replicas: number;
  readonly maxUnavailable: number;
  readonly pods: readonly PlannedPod[];
  /** Those included that are still to come, or gone. */
  readonly planned: readonly PlannedPod[];
}

/** The Deployments of a cluster, in one namespace or in all, as they are at a moment. */
export function workloadsOf(cluster: Resource, cloud: Cloud, namespace?: string): Workload[] {
  const state = cloud.clusters.of(cluster.id);
  return state.list('deployments.apps', namespace).map(({ object, revisions = [], pauses = [] }) => {
    const replicas = desired(object, state);
    const { maxSurge = '25%', maxUnavailable = '25%' } = object.spec.strategy?.rollingUpdate ?? {};
    const absent = absolute(maxUnavailable, replicas, 'down');
    const planned = planPods({
      revisions,
      pauses,
      replicas,
      maxSurge: absolute(maxSurge, replicas, 'up'),
      maxUnavailable: absent,
      minReadySeconds: object.spec.minReadySeconds ?? 0,
      ailmentOf: (revision) => ailmentOf(revision, cluster, cloud),
    });
    return { object, revisions, replicas, maxUnavailable: absent, planned, pods: podsAt(planned, cloud.now()) };
  });
}

/** What is written, else the least that the autoscaler wants, else one. */
function desired({ spec, metadata }: KubernetesObject, state: ClusterState): number {
  if (typeof spec.replicas === 'number') return spec.replicas;
  const autoscaler = state
    .list('horizontalpodautoscalers.autoscaling', metadata.namespace)
    .find(
      ({ object }) =>
        object.spec?.scaleTargetRef?.kind === 'Deployment' && object.spec.scaleTargetRef.name === metadata.name,
    );
  return autoscaler?.object.spec.minReplicas ?? 1;
}

function ailmentOf({ template }: Revision, cluster: Resource, cloud: Cloud): Ailment | undefined {
  const images: string[] = (template.spec?.containers ?? []).map(({ image }: Json) => String(image));
  const isHere = (fault: { cluster: string }) => isLike(fault.cluster, cluster.name);
  const { faults } = cloud;
  const troubles = images.map((image) => troubleOf(image, cloud));
  const own = AILMENTS.find((ailment) => troubles.includes(ailment));
  if (own) return own;
  if (faults.holding('image-pull').some(isHere)) return 'image-pull';
  const found = images.map((image) => imageIn(image, cloud));
  if (found.some((each) => each === undefined)) return 'image-pull';
  const architectures = new Set(
    nodesOf(cluster, cloud)
      .filter(({ mode }) => mode === 'User')
      .map((node) => node.architecture),
  );
  const runs = found.every((each) => !each || [...architectures].every((architecture) => each.includes(architecture)));
  if (!runs || faults.holding('exec-format').some(isHere)) return 'exec-format';
  const crashes = faults
    .holding('crash-loop')
    .some((fault) => isHere(fault) && (!fault.digest || images.some((image) => image.endsWith(fault.digest ?? ''))));
  return crashes ? 'crash-loop' : undefined;
}

const AILMENTS: readonly Ailment[] = ['image-pull', 'exec-format', 'crash-loop'];

/** What an image says that goes wrong with it. */
export function troubleOf(image: string, cloud: Cloud): string | undefined {
  return inRegistry(image, cloud, rehearsedTrouble);
}

/** Architectures of an image; null for one that is elsewhere, undefined for one that is not there. */
function imageIn(image: string, cloud: Cloud): string[] | null | undefined {
  return isElsewhere(image) ? null : inRegistry(image, cloud, architecturesOf);
}

function isElsewhere(image: string): boolean {
  return !image.split('/')[0]?.endsWith('.azurecr.io');
}

function inRegistry<T>(
  image: string,
  cloud: Cloud,
  find: (registry: RegistryState, repository: string, reference: string) => T | undefined,
): T | undefined {
  const [, host = '', repository = '', reference = 'latest'] = /^([^/]+)\/([^@:]+)[@:]?(.*)$/.exec(image) ?? [];
  const registry = isElsewhere(image) ? undefined : registryAt(host, cloud);
  return registry && find(cloud.registries.of(registry.id, cloud.now()), repository, reference);
}

export function isReady({ readyAt }: PlannedPod, now: number): boolean {
  return readyAt !== undefined && readyAt <= now;
}

export function isAvailable({ availableAt }: PlannedPod, now: number): boolean {
  return availableAt !== undefined && availableAt <= now;
}
