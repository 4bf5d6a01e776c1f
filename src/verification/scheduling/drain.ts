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
  let current = withNodes(state, (each) => (each.name === node.name ? { ...each, isCordoned: true } : each));
  const lowest = new Map<string, number>();
  const blocked: Blocked[] = [];
  const pending: Pending[] = [];
  for (const workload of workloads) {
    const expected = podsOf(current, workload).length;
    for (;;) {
      const there = podsOf(current, workload).filter((pod) => pod.node.name === node.name);
      if (there.length === 0) break;
      const healthy = podsOf(current, workload).length;
      const allowed = Math.min(there.length, evictable(workload, expected, healthy));
      if (allowed <= 0) {
        blocked.push(blockedBy(workload, expected));
        break;
      }
      current = withoutPods(current, there.slice(0, allowed));
      lowest.set(workload.key, Math.min(lowest.get(workload.key) ?? expected, healthy - allowed));
      const placed = place(current, workload, VERSION, allowed, () => 0);
      current = placed.state;
      if (placed.pending.length > 0) {
        pending.push(...placed.pending);
        break;
      }
    }
  }
  return { state: current, lowest, blocked, pending };
}

/** Copies that may be taken away at once. Two budgets for one pod are one too many: the eviction is refused. */
function evictable({ budgets }: Workload, expected: number, healthy: number): number {
  if (budgets.length > 1) return 0;
  return Math.min(...budgets.map(({ spec }) => healthy - neededHealthy(spec, expected)), healthy);
}

/** Percentages are rounded up, in favour of whoever drains for maxUnavailable and of the workload for minAvailable. */
export function neededHealthy({ minAvailable, maxUnavailable }: Budget['spec'], expected: number): number {
  if (maxUnavailable !== undefined) return expected - scaled(maxUnavailable, expected, Math.ceil);
  return minAvailable === undefined ? 0 : scaled(minAvailable, expected, Math.ceil);
}

function blockedBy(workload: Workload, expected: number): Blocked {
  const [budget] = workload.budgets;
  const where = budget?.where ?? workload.where;
  if (workload.budgets.length > 1) {
    return {
      workload,
      where,
      field: 'spec.selector',
      reason: 'two budgets select the same pods: every eviction is refused',
    };
  }
  const field = budget?.spec.maxUnavailable === undefined ? 'spec.minAvailable' : 'spec.maxUnavailable';
  return {
    workload,
    where,
    field,
    reason: `the budget allows none of ${expected} copies to be moved: the drain waits for ever`,
  };
}
