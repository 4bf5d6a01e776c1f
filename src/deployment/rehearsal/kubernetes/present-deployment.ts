import { timestamp } from '../clock';
import type { KubernetesObject } from './cluster-state';
import { isAvailable, isReady, type Workload } from './workload';

const DEADLINE = 600;

/** A Deployment with the status that its controller would have written by now. */
export function presentDeployment(
  { object, revisions, replicas, maxUnavailable, pods }: Workload,
  now: number,
): KubernetesObject {
  const latest = revisions.at(-1);
  const count = (test: (pod: (typeof pods)[number]) => boolean) => pods.filter(test).length;
  const updated = count(({ revision }) => revision.number === latest?.number);
  const available = count((pod) => isAvailable(pod, now));
  const isComplete = updated === replicas && pods.length === replicas && available >= replicas;
  const deadline = (object.spec.progressDeadlineSeconds ?? DEADLINE) * 1000;
  const isLate = !isComplete && latest !== undefined && now - latest.from > deadline;
  const set = `${object.metadata.name}-${latest?.hash}`;
  const since = timestamp(latest?.from ?? now);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: {
        ...object.metadata.annotations,
        'deployment.kubernetes.io/revision': String(latest?.number ?? 1),
      },
    },
    spec: { ...object.spec, replicas },
    status: {
      observedGeneration: object.metadata.generation,
      replicas: pods.length,
      updatedReplicas: updated,
      readyReplicas: count((pod) => isReady(pod, now)),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, Math.max(replicas, pods.length) - available),
      conditions: [
        available >= replicas - maxUnavailable
          ? condition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', since)
          : condition(
              'Available',
              'False',
              'MinimumReplicasUnavailable',
              'Deployment does not have minimum availability.',
              since,
            ),
        isLate
          ? condition(
              'Progressing',
              'False',
              'ProgressDeadlineExceeded',
              `ReplicaSet "${set}" has timed out progressing.`,
              since,
            )
          : isComplete
            ? condition(
                'Progressing',
                'True',
                'NewReplicaSetAvailable',
                `ReplicaSet "${set}" has successfully progressed.`,
                since,
              )
            : condition('Progressing', 'True', 'ReplicaSetUpdated', `ReplicaSet "${set}" is progressing.`, since),
      ],
    },
  };
}

/** The ReplicaSets behind a Deployment, one for each pod template that it had. */
export function presentReplicaSets({ object, revisions, pods, replicas }: Workload, now: number): object[] {
  const last = revisions.at(-1);
  const hashes = [...new Set(revisions.map(({ hash }) => hash))];
  return hashes.map((hash) => {
    const own = pods.filter(({ revision }) => revision.hash === hash);
    const newest = revisions.filter((revision) => revision.hash === hash).at(-1);
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${object.metadata.name}-${hash}`,
        namespace: object.metadata.namespace,
        labels: { ...newest?.template.metadata?.labels, 'pod-template-hash': hash },
        annotations: { 'deployment.kubernetes.io/revision': String(newest?.number) },
        creationTimestamp: timestamp(revisions.find((revision) => revision.hash === hash)?.from ?? now),
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: object.metadata.name,
            uid: object.metadata.uid,
            controller: true,
          },
        ],
      },
      spec: {
        replicas: hash === last?.hash ? replicas : own.length,
        selector: object.spec.selector,
        template: newest?.template,
      },
      status: {
        replicas: own.length,
        readyReplicas: own.filter((pod) => isReady(pod, now)).length,
        availableReplicas: own.filter((pod) => isAvailable(pod, now)).length,
      },
    };
  });
}

export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
  since: string,
): object {
  return { type, status, reason, message, lastUpdateTime: since, lastTransitionTime: since };
}
