import type { Resource } from '../arm/resources';
import { timestamp } from '../clock';
import { DURATIONS } from '../durations';
import { hexOf, numberOf } from '../ids';
import type { Json } from './cluster-state';
import type { ClusterNode } from './nodes';
import type { PlannedPod } from './rollout';
import { isReady, type Workload } from './workload';

/** Seconds that a crash takes, and the longest wait between two. */
const CRASH = 5;

export function podName({ object }: Workload, pod: PlannedPod): string {
  const { name } = object.metadata;
  return `${name}-${pod.revision.hash}-${hexOf(5, 'pod', name, pod.revision.hash, String(pod.number))}`;
}

/** Where a pod runs: zones in turn, machines of a zone in turn. Undefined without machines. */
export function nodeOf({ number }: PlannedPod, nodes: readonly ClusterNode[]): ClusterNode | undefined {
  const users = nodes.filter(({ mode }) => mode === 'User');
  const usable = users.length > 0 ? users : nodes;
  const zones = [...new Set(usable.map(({ zone }) => zone))].sort();
  const inZone = usable.filter(({ zone }) => zone === zones[number % zones.length]);
  return inZone[Math.floor(number / zones.length) % inZone.length];
}

/** A pod as the API server tells it. */
export function presentPod(
  workload: Workload,
  pod: PlannedPod,
  nodes: readonly ClusterNode[],
  cluster: Resource,
  now: number,
): Json {
  const { object } = workload;
  const { template, hash } = pod.revision;
  const name = podName(workload, pod);
  const node = nodeOf(pod, nodes);
  const ready = node !== undefined && isReady(pod, now);
  const since = timestamp(pod.createdAt);
  const condition = (type: string, isTrue: boolean, reason?: string, message?: string) => ({
    type,
    status: isTrue ? 'True' : 'False',
    ...(reason ? { reason, message } : {}),
    lastTransitionTime: since,
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: object.metadata.namespace,
      uid: hexOf(32, 'uid', cluster.id, name),
      labels: { ...template.metadata?.labels, 'pod-template-hash': hash },
      annotations: template.metadata?.annotations,
      creationTimestamp: since,
      ownerReferences: [
        { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${object.metadata.name}-${hash}`, controller: true },
      ],
    },
    spec: { ...template.spec, ...(node ? { nodeName: node.name } : {}) },
    status: {
      phase: !node || pod.ailment === 'image-pull' || now < pod.createdAt + startedAfter(pod) ? 'Pending' : 'Running',
      podIP: `192.168.${numberOf(250, name)}.${1 + numberOf(250, 'host', name)}`,
      startTime: since,
      conditions: [
        node
          ? condition('PodScheduled', true)
          : condition(
              'PodScheduled',
              false,
              'Unschedulable',
              '0/0 nodes are available: no nodes available to schedule pods.',
            ),
        condition('Initialized', true),
        condition('ContainersReady', ready, ready ? undefined : 'ContainersNotReady', 'containers with unready status'),
        condition('Ready', ready, ready ? undefined : 'ContainersNotReady', 'containers with unready status'),
      ],
      ...(node
        ? {
            containerStatuses: template.spec.containers.map((container: Json) =>
              containerStatus(container, pod, ready, now),
            ),
          }
        : {}),
    },
  };
}

function startedAfter({ readyAt, createdAt }: PlannedPod): number {
  return readyAt === undefined
    ? (DURATIONS.podSchedule + DURATIONS.imagePull) * 1000
    : readyAt - createdAt - DURATIONS.podStart * 1000;
}

function containerStatus({ name, image }: Json, pod: PlannedPod, ready: boolean, now: number): object {
  const startedAt = pod.createdAt + startedAfter(pod);
  const status = { name, image, imageID: ready ? image : '', ready, started: ready, restartCount: 0 };
  if (now < startedAt) return { ...status, state: { waiting: { reason: 'ContainerCreating' } } };
  if (pod.ailment === undefined) return { ...status, state: { running: { startedAt: timestamp(startedAt) } } };
  if (pod.ailment === 'image-pull') return { ...status, state: { waiting: pullFailure(image, now - startedAt) } };
  const restartCount = restarts(now - startedAt);
  const terminated = {
    exitCode: pod.ailment === 'exec-format' ? 255 : 1,
    reason: 'Error',
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(startedAt + CRASH * 1000),
  };
  const message = `back-off ${Math.min(300, 10 * 2 ** restartCount)}s restarting failed container=${name}`;
  const state = restartCount > 0 ? { waiting: { reason: 'CrashLoopBackOff', message } } : { terminated };
  return { ...status, restartCount, state, lastState: { terminated } };
}

/** The kubelet tries, and then waits between tries. */
function pullFailure(image: string, since: number): object {
  if (since < 15_000) {
    const message = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
    return { reason: 'ErrImagePull', message };
  }
  return { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` };
}

/** Each wait is twice as long as the one before, up to five minutes. */
function restarts(since: number): number {
  let count = 0;
  for (let at = CRASH; at * 1000 <= since && count < 50; count++) at += Math.min(300, 10 * 2 ** count) + CRASH;
  return count;
}

/** What the container said. */
export function podLog({ ailment, revision }: PlannedPod, isUp: boolean): string {
  const command = revision.template.spec.containers[0]?.command?.[0] ?? '/usr/local/bin/python';
  if (ailment === 'exec-format') return `exec ${command}: exec format error\n`;
  if (ailment === 'crash-loop')
    return 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nRuntimeError: the rehearsed crash\n';
  return isUp ? '{"level":"INFO","message":"ready"}\n' : '';
}
