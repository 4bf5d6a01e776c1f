import { type Node, type NodePool, nodeOf } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Labels } from '../kubernetes/selector';

/** One copy of a workload. */
export interface Pod {
  readonly id: number;
  readonly workload: Workload;
  /** Changes with each rollout, as the label pod-template-hash does. */
  readonly version: string;
  readonly labels: Labels;
  readonly node: Node;
}

/** What runs where, and what could. */
export interface ClusterState {
  readonly pools: readonly NodePool[];
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  /** Zones that no machine can be had in. */
  readonly lostZones: readonly string[];
  /** Counts pods and nodes that ever were, so that none has the name of another. */
  readonly made: number;
}

/** Every pool at its fewest nodes, spread evenly over its zones, and nothing on them. */
export function emptyCluster(pools: readonly NodePool[]): ClusterState {
  let made = 0;
  const nodes = pools.flatMap((pool) =>
    Array.from({ length: pool.min }, (_, index) => {
      made += 1;
      return nodeOf(pool, pool.zones[index % pool.zones.length] ?? '', made);
    }),
  );
  return { pools, nodes, pods: [], lostZones: [], made };
}

/** The labels of a pod: the template's and the one that tells one rollout from another. */
export function podLabels(workload: Workload, version: string): Labels {
  return { ...workload.labels, 'pod-template-hash': version };
}

export function withPod(state: ClusterState, workload: Workload, version: string, node: Node): ClusterState {
  const made = state.made + 1;
  const pod = { id: made, workload, version, labels: podLabels(workload, version), node };
  return { ...state, pods: [...state.pods, pod], made };
}

export function withoutPods(state: ClusterState, gone: readonly Pod[]): ClusterState {
  const ids = new Set(gone.map(({ id }) => id));
  return { ...state, pods: state.pods.filter(({ id }) => !ids.has(id)) };
}

/** The same nodes, some of them changed; pods know the new ones. */
export function withNodes(state: ClusterState, change: (node: Node) => Node): ClusterState {
  const changed = new Map(state.nodes.map((node) => [node.name, change(node)]));
  return {
    ...state,
    nodes: [...changed.values()],
    pods: state.pods.map((pod) => ({ ...pod, node: changed.get(pod.node.name) ?? pod.node })),
  };
}

export function podsOf(state: ClusterState, workload: Workload): readonly Pod[] {
  return state.pods.filter((pod) => pod.workload.key === workload.key);
}

/** A state never changes, so neither does what is looked up in it. */
const byNode = new WeakMap<ClusterState, ReadonlyMap<string, readonly Pod[]>>();

export function podsOn(state: ClusterState, node: Node): readonly Pod[] {
  const known = byNode.get(state) ?? grouped(state.pods);
  byNode.set(state, known);
  return known.get(node.name) ?? [];
}

function grouped(pods: readonly Pod[]): Map<string, Pod[]> {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    const group = groups.get(pod.node.name);
    if (group) group.push(pod);
    else groups.set(pod.node.name, [pod]);
  }
  return groups;
}
