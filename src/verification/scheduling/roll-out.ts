import type { Workload } from '../cluster/workload';
import { scaled } from '../kubernetes/quantity';
import type { Refusal } from './candidate';
import { type Prefer, place } from './place';
import { type ClusterState, type Pod, podsOf, withoutPods } from './state';
import { isLost } from './zone-loss';

export interface RolledOut {
  readonly state: ClusterState;
  /** Fewest copies that answered meanwhile. */
  readonly lowest: number;
  /** Why it can't go on, if it can't. */
  readonly stuck?: Refusal;
}

/** Copies beyond the usual number, and copies that may be missing; Kubernetes makes the second 1 where both are 0. */
export function rolloutBounds({ rollout }: Workload, desired: number): { surge: number; unavailable: number } {
  if (rollout.strategy === 'Recreate') return { surge: 0, unavailable: desired };
  const surge = scaled(rollout.maxSurge, desired, Math.ceil);
  const unavailable = scaled(rollout.maxUnavailable, desired, Math.floor);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/**
 * Replaces every copy by one of another version, with the misfortune that old copies go first where the new ones
 * should not all end up.
 */
export function rollOut(state: ClusterState, workload: Workload, version: string, prefer: Prefer): RolledOut {
  const desired = podsOf(state, workload).length;
  const { surge, unavailable } = rolloutBounds(workload, desired);
  const isNew = (pod: Pod) => pod.version === version;
  let current = state;
  let lowest = ready(current, workload);
  let stuck: Refusal | undefined;
  for (;;) {
    const pods = podsOf(current, workload);
    const made = pods.filter(isNew).length;
    const wanted = Math.min(desired - made, desired + surge - pods.length);
    const placed = place(current, workload, version, wanted, prefer);
    current = placed.state;
    stuck = placed.pending[0]?.refusal;
    const old = podsOf(current, workload).filter((pod) => !isNew(pod));
    if (old.length === 0 && !stuck) return { state: current, lowest };
    const removable = Math.min(old.length, ready(current, workload) - (desired - unavailable));
    if (removable <= 0) return { state: current, lowest, ...(stuck ? { stuck } : {}) };
    const going = [...old].sort((a, b) => prefer(b.node) - prefer(a.node) || a.id - b.id).slice(0, removable);
    current = withoutPods(current, going);
    lowest = Math.min(lowest, ready(current, workload));
  }
}

function ready(state: ClusterState, workload: Workload): number {
  return podsOf(state, workload).filter((pod) => !isLost(state, pod)).length;
}
