import type { Resource } from '../arm/resources';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import type { ClusterState, Json } from './cluster-state';
import type { Kind } from './kinds';
import { nodesOf, presentNode } from './nodes';
import { presentDeployment, presentReplicaSets } from './present-deployment';
import { classReadyAt, gatewayClass, presentGateway, presentRoute } from './present-gateway';
import { podName, presentPod } from './present-pod';
import { workloadsOf } from './workload';

/** `deployments.apps`, or `pods` of the core group. */
export function resourceOf({ group, plural }: Kind): string {
  return group ? `${plural}.${group}` : plural;
}

/** Objects of one kind as they are at this moment: what was put there, and what controllers would have made of it. */
export function listObjects(kind: Kind, namespace: string | undefined, cluster: Resource, cloud: Cloud): Json[] {
  const now = cloud.now();
  const state = cloud.clusters.of(cluster.id);
  const resource = resourceOf(kind);
  const inNamespace = (object: Json) => namespace === undefined || object.metadata.namespace === namespace;
  const made = cloud.resources.times(cluster.id)?.createdAt ?? now;
  switch (resource) {
    case 'deployments.apps':
      return workloadsOf(cluster, cloud, namespace).map((workload) => presentDeployment(workload, now));
    case 'replicasets.apps':
      return workloadsOf(cluster, cloud, namespace).flatMap((workload) => presentReplicaSets(workload, now));
    case 'pods': {
      const nodes = nodesOf(cluster, cloud);
      return workloadsOf(cluster, cloud, namespace).flatMap((workload) =>
        workload.pods.map((pod) => presentPod(workload, pod, nodes, cluster, now)),
      );
    }
    case 'nodes':
      return nodesOf(cluster, cloud).map((node) => presentNode(node, cluster, made));
    case 'events':
      return [...eventsOf(cluster, cloud, namespace), ...stored(state, resource, namespace)].filter(inNamespace);
    case 'gatewayclasses.gateway.networking.k8s.io':
      return classReadyAt(cluster, cloud) <= now ? [gatewayClass(cluster, cloud)] : [];
    case 'gateways.gateway.networking.k8s.io':
      return state
        .list(resource, namespace)
        .map(({ object, createdAt }) => presentGateway(object, createdAt, cluster, cloud));
    case 'httproutes.gateway.networking.k8s.io':
      return state
        .list(resource, namespace)
        .map(({ object, createdAt }) => presentRoute(object, createdAt, cluster, cloud));
    case 'namespaces':
      return [...systemNamespaces(made), ...stored(state, resource)].map((object) => ({
        ...object,
        status: { phase: 'Active' },
      }));
    default:
      return stored(state, resource, namespace);
  }
}

function stored(state: ClusterState, resource: string, namespace?: string): Json[] {
  return state.list(resource, namespace).map(({ object }) => object);
}

function systemNamespaces(since: number): Json[] {
  return ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'gatekeeper-system', 'aks-istio-system'].map(
    (name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        uid: name,
        creationTimestamp: timestamp(since),
        labels: { 'kubernetes.io/metadata.name': name },
      },
      spec: { finalizers: ['kubernetes'] },
    }),
  );
}

/** Events of pods that can't run. */
function eventsOf(cluster: Resource, cloud: Cloud, namespace?: string): Json[] {
  const nodes = nodesOf(cluster, cloud);
  return workloadsOf(cluster, cloud, namespace).flatMap((workload) =>
    workload.pods.flatMap((pod) => {
      const shown = presentPod(workload, pod, nodes, cluster, cloud.now());
      const waiting = shown.status.containerStatuses?.[0]?.state.waiting;
      const unscheduled = shown.status.conditions.find(({ reason }: Json) => reason === 'Unschedulable');
      const [reason, message] = unscheduled
        ? ['FailedScheduling', unscheduled.message]
        : waiting?.message
          ? [waiting.reason === 'ErrImagePull' ? 'Failed' : 'BackOff', waiting.message]
          : [];
      if (!reason) return [];
      const { metadata } = shown;
      return [
        {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name: `${podName(workload, pod)}.${reason.toLowerCase()}`, namespace: metadata.namespace },
          involvedObject: {
            apiVersion: 'v1',
            kind: 'Pod',
            name: metadata.name,
            namespace: metadata.namespace,
            uid: metadata.uid,
          },
          type: 'Warning',
          reason,
          message,
          count: 1,
          firstTimestamp: timestamp(pod.createdAt),
          lastTimestamp: timestamp(cloud.now()),
        },
      ];
    }),
  );
}
