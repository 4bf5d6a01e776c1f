import type { Workload } from '../cluster/workload';
import { type Pending, type Placed, place } from './place';
import { VERSION } from './settle';
import { type ClusterState, type Pod, withNodes, withoutPods } from './state';
import { tolerates } from './taints';

const UNREACHABLE = 'node.kubernetes.io/unreachable';

/** What takes pods off a machine that no longer answers. */
const EVICTING = { key: UNREACHABLE, effect: 'NoExecute' } as const;

/** What Kubernetes gives a pod that says nothing: DefaultTolerationSeconds. */
const DEFAULT_SECONDS = 300;

/** The zone's machines no longer answer: tainted as the node controller taints them, and no new one can be had there. */
export function loseZone(state: ClusterState, zone: string): ClusterState {
  const taints = (['NoSchedule', 'NoExecute'] as const).map((effect) => ({ key: UNREACHABLE, effect }));
  const lost = withNodes(state, (node) =>
    node.zone === zone ? { ...node, taints: [...node.taints, ...taints] } : node,
  );
  return { ...lost, lostZones: [...state.lostZones, zone] };
}

export function isLost({ lostZones }: ClusterState, { node }: Pod): boolean {
  return lostZones.includes(node.zone);
}

/** Copies that answer: the others are on machines that don't. */
export function readyPods(state: ClusterState, workload: Workload): number {
  return state.pods.filter((pod) => pod.workload.key === workload.key && !isLost(state, pod)).length;
}

/** Seconds until the pods of a machine that is gone are replaced; infinite where that never happens. */
export function evictionSeconds({ pod }: Workload): number {
  const tolerations = (pod.tolerations ?? []).filter((each) => tolerates(each, EVICTING));
  if (tolerations.length === 0) return DEFAULT_SECONDS;
  return Math.min(...tolerations.map(({ tolerationSeconds }) => tolerationSeconds ?? Infinity));
}

/** Takes the pods off the machines that are gone and starts as many elsewhere. */
export function replaceLost(state: ClusterState, workloads: readonly Workload[]): Placed {
  const lost = state.pods.filter((pod) => isLost(state, pod));
  let current = withoutPods(state, lost);
  const pending: Pending[] = [];
  for (const workload of workloads) {
    const copies = lost.filter((pod) => pod.workload.key === workload.key).length;
    const placed = place(current, workload, VERSION, copies, () => 0);
    current = placed.state;
    pending.push(...placed.pending);
  }
  return { state: current, pending };
}
