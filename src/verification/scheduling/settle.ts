import type { NodePool } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import { type Pending, type Placed, type Prefer, place } from './place';
import { emptyCluster } from './state';

/** How many copies each workload has: its fewest, or its most. */
export type Load = 'min' | 'max';

/** The version that runs before any rollout. */
export const VERSION = 'v1';

export function copiesOf({ replicas }: Workload, load: Load): number {
  return replicas[load];
}

/** A cluster in which everything has started, as unlucky as the demands of the pods allow. */
export function settle(pools: readonly NodePool[], workloads: readonly Workload[], load: Load, prefer: Prefer): Placed {
  let state = emptyCluster(pools);
  const pending: Pending[] = [];
  for (const workload of workloads) {
    const placed = place(state, workload, VERSION, copiesOf(workload, load), prefer);
    state = placed.state;
    pending.push(...placed.pending);
  }
  return { state, pending };
}
