import { AksHaError } from '../../errors/aks-ha-error';
import type { Cause } from '../arm/causes';
import { pollInterval } from '../arm/poll-interval';
import { explain, formatCauses } from '../error-rules/explain';
import type { KubernetesClient } from './kubernetes-client';
import { type KubernetesObject, titleOf } from './kubernetes-object';
import { type Pod, podReasons } from './pod-reasons';

export interface DeploymentObject extends KubernetesObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

export interface RolloutProps {
  readonly client: KubernetesClient;
  readonly deployment: KubernetesObject;
  /** Told how many of the new pods run. */
  readonly onProgress: (what: string) => void;
  /** How far it has to come. @default all pods are new ones and available */
  readonly isThere?: (live: DeploymentObject) => boolean;
}

/** Milliseconds: a reason that stands so long does not pass. */
const STUCK_FOR = 60_000;
/** Milliseconds: a node may have to be added first. */
const PATIENCE = 1_200_000;

/**
 * Waits until all pods of a Deployment are the new ones and available.
 *
 * @returns how many there are
 * @throws AksHaError E622 with the reasons of the pods where it does not come to that
 */
export async function rollout(props: RolloutProps): Promise<number> {
  const { client, deployment, onProgress, isThere = (live) => rolloutOf(live).isDone } = props;
  const { clock, signal } = client;
  const path = pathOf(deployment);
  const deadline = clock.now() + PATIENCE;
  let stuckSince: number | undefined;
  let wait = pollInterval();
  let before = '';
  for (;;) {
    const live = await client.get<DeploymentObject>(path);
    const { available, wanted } = rolloutOf(live);
    if (isThere(live)) return available;
    const causes = await podReasons(client, await podsOf(client, live));
    stuckSince = causes.length === 0 ? undefined : (stuckSince ?? clock.now());
    const isStuck = stuckSince !== undefined && clock.now() - stuckSince >= STUCK_FOR;
    if (isStuck || isPastDeadline(live) || clock.now() > deadline) throw stuck(client, live, causes);
    const now = `${available} of ${wanted} pods run${causes[0] ? `, ${causes[0].code}` : ''}`;
    if (now !== before) onProgress(now);
    wait = wait.after(now !== before);
    before = now;
    await clock.sleep(wait.next, signal);
  }
}

export interface Judgement {
  readonly available: number;
  readonly wanted: number;
  readonly isDone: boolean;
}

/** How far a Deployment is. */
export function rolloutOf({ metadata, spec, status }: DeploymentObject): Judgement {
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status ?? {};
  const wanted = spec?.replicas ?? replicas;
  const isSeen = observedGeneration >= (metadata.generation ?? 0);
  const isDone = isSeen && wanted > 0 && updatedReplicas >= wanted && availableReplicas >= wanted && replicas <= wanted;
  return { available: Math.min(availableReplicas, updatedReplicas), wanted, isDone };
}

/** Whether the first pods are new ones, or none has to be. */
export function hasBegun({ metadata, status }: DeploymentObject): boolean {
  const { observedGeneration = 0, updatedReplicas = 0 } = status ?? {};
  return observedGeneration >= (metadata.generation ?? 0) && updatedReplicas > 0;
}

/** Whether all pods are ready, the first new ones and the old. */
export function firstAreReady(live: DeploymentObject): boolean {
  const { replicas = 0, readyReplicas = 0 } = live.status ?? {};
  return hasBegun(live) && readyReplicas >= replicas;
}

function isPastDeadline({ status }: DeploymentObject): boolean {
  const progressing = status?.conditions?.find(({ type }) => type === 'Progressing');
  return progressing?.reason === 'ProgressDeadlineExceeded';
}

export function pathOf({ metadata }: KubernetesObject): string {
  return `/apis/apps/v1/namespaces/${metadata.namespace}/deployments/${metadata.name}`;
}

export async function podsOf(client: KubernetesClient, { metadata, spec }: DeploymentObject): Promise<readonly Pod[]> {
  const labels = Object.entries(spec?.selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const query = `?labelSelector=${encodeURIComponent(labels.join(','))}`;
  const list = await client.get<{ items: readonly Pod[] }>(`/api/v1/namespaces/${metadata.namespace}/pods${query}`);
  return list.items;
}

function stuck({ cluster }: KubernetesClient, deployment: DeploymentObject, causes: readonly Cause[]): AksHaError {
  const why =
    causes.length > 0 ? formatCauses(causes) : '  No pod says why: kubectl get events --sort-by=.lastTimestamp';
  return new AksHaError({
    code: 'E622',
    source: 'user',
    message: `${titleOf(deployment)} does not come up in ${cluster}:\n${why}`,
    hint: explain(causes[0])?.fix ?? 'Mend it, and deploy again. The pods that ran before go on running.',
  });
}
