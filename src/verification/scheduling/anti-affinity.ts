import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import { type Labels, selects } from '../kubernetes/selector';
import type { Refusal } from './candidate';
import type { ClusterState } from './state';

/** An anti-affinity that is demanded holds in both directions. */
export function antiAffinityRefusal(
  state: ClusterState,
  workload: Workload,
  labels: Labels,
  node: Node,
): Refusal | undefined {
  const own = termsOf(workload).find(({ topologyKey, labelSelector }) =>
    state.pods.some(
      (pod) =>
        pod.workload.namespace === workload.namespace &&
        selects(labelSelector, pod.labels) &&
        sharesDomain(pod.node, node, topologyKey),
    ),
  );
  const others = state.pods.find(
    (pod) =>
      pod.workload.namespace === workload.namespace &&
      termsOf(pod.workload).some(
        ({ topologyKey, labelSelector }) => selects(labelSelector, labels) && sharesDomain(pod.node, node, topologyKey),
      ),
  );
  if (!own && !others) return undefined;
  const key = own?.topologyKey ?? 'node';
  return {
    filter: 'anti-affinity',
    reason: `it demands a ${key} to itself, and every one has a copy already`,
    field: 'affinity.podAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution instead of required…',
  };
}

function termsOf({ pod }: Workload) {
  return pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

function sharesDomain(a: Node, b: Node, topologyKey: string): boolean {
  return a.labels[topologyKey] !== undefined && a.labels[topologyKey] === b.labels[topologyKey];
}
