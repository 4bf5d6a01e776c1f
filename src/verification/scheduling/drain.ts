import type { Node } from '../cluster/node';
import type { Budget, Workload } from '../cluster/workload';
import { scaled } from '../kubernetes/quantity';
import { type Pending, place } from './place';
import { VERSION } from './settle';
import { type ClusterState, podsOf, withNodes, withoutPods } from './state';

/** What a drain that can't go on waits for. */
export interface Blocked {
  readonly workload: Workload;
  readonly where: string;
  readonly field: string;
  readonly reason: string;
}

export interface Drained {
  readonly state: ClusterState;
  /** Fewest copies that answered meanwhile, by workload. */
  readonly lowest: ReadonlyMap<string, number>;
  readonly blocked: readonly Blocked[];
  readonly pending: readonly Pending[];
}

/** Moves everything off a node, as fast as the disruption budgets allow: all that may go at once goes at once. */
export function drain(state: ClusterState, node: Node, workloads: readonly Workload[]): Drained {
  let current = withNodes(state, (each) => (each.name === node.name ? cordoned(each) : each));
  const lowest = new Map<string, number>();
  const blocked: Blocked[] = [];
  const pending: Pending[] = [];
  for (const workload of workloads) {
    const expected = podsOf(state, workload).length;
    for (;;) {
      const there = podsOf(current, workload).filter((pod) => pod.node.name === node.name);
      if (there.length === 0) break;
      const healthy = podsOf(current, workload).length;
      const allowed = Math.min(there.length, evictable(workload, { workloads, before: state, now: current }));
      if (allowed <= 0) {
        blocked.push(blockedBy(workload, expected));
        break;
      }
      current = withoutPods(current, there.slice(0, allowed));
      lowest.set(workload.key, Math.min(lowest.get(workload.key) ?? expected, healthy - allowed));
      const placed = place(current, workload, VERSION, allowed, () => 0);
      current = placed.state;
      if (podsOf(current, workload).filter((pod) => pod.node.name === node.name).length >= there.length) {
        blocked.push(comingBack(workload));
        break;
      }
      if (placed.pending.length > 0) {
        pending.push(...placed.pending);
        break;
      }
    }
  }
  return { state: current, lowest, blocked, pending };
}

/** As kubectl does it, and the node controller after it: what honours taints does not count such a node. */
function cordoned(node: Node): Node {
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const;
  return { ...node, isCordoned: true, taints: [...node.taints, taint] };
}

/** How a drain goes on. */
interface Progress {
  readonly workloads: readonly Workload[];
  readonly before: ClusterState;
  readonly now: ClusterState;
}

/** Copies that may be taken away at once. Two budgets for one pod are one too many: the eviction is refused. */
function evictable(workload: Workload, { workloads, before, now }: Progress): number {
  const { budgets } = workload;
  const most = podsOf(now, workload).length;
  if (budgets.length > 1) return 0;
  return Math.min(
    most,
    ...budgets.map((budget) => {
      // A budget that selects several workloads counts them all together.
      const shared = workloads.filter((each) => sharesBudget(each, workload, budget));
      const count = (state: ClusterState) => shared.reduce((sum, each) => sum + podsOf(state, each).length, 0);
      return count(now) - neededHealthy(budget.spec, count(before));
    }),
  );
}

function sharesBudget(a: Workload, b: Workload, { where }: Budget): boolean {
  return a.namespace === b.namespace && a.budgets.some((budget) => budget.where === where);
}

/**
 * Percentages are rounded up, in favour of whoever drains for maxUnavailable and of the workload for minAvailable. A
 * budget that gives neither allows no disruption at all.
 */
export function neededHealthy({ minAvailable, maxUnavailable }: Budget['spec'], expected: number): number {
  if (maxUnavailable !== undefined) return Math.max(0, expected - scaled(maxUnavailable, expected, Math.ceil));
  return minAvailable === undefined ? expected : scaled(minAvailable, expected, Math.ceil);
}

/** The scheduler asks for tolerations alone: a pod that tolerates a cordon is put where it was. */
function comingBack(workload: Workload): Blocked {
  return {
    workload,
    where: workload.where,
    field: `${workload.podField}.tolerations`,
    reason: 'it tolerates node.kubernetes.io/unschedulable: its copies come back to a node that is drained, for ever',
  };
}

function blockedBy(workload: Workload, expected: number): Blocked {
  const [budget] = workload.budgets;
  const where = budget?.where ?? workload.where;
  if (workload.budgets.length > 1) {
    return {
      workload,
      where,
      field: `${budget?.field}.selector`,
      reason: 'two budgets select the same pods: every eviction is refused',
    };
  }
  const field = `${budget?.field}.${budget?.spec.minAvailable === undefined ? 'maxUnavailable' : 'minAvailable'}`;
  return {
    workload,
    where,
    field,
    reason: `the budget allows none of ${expected} copies to be moved: the drain waits for ever`,
  };
}
