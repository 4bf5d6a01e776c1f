import type { Environment } from '../../configuration';
import { vcpus } from '../../configuration/node-size';

/** What the nodes of all environments need of one quota: Azure counts by location and size family. */
export interface Quota {
  readonly location: string;
  /** `Dpdsv5`. */
  readonly family: string;
  /** Nodes that there are at least. */
  readonly nodes: number;
  /** Their vCPUs. */
  readonly vcpus: number;
  /** vCPUs that an upgrade adds for a while. */
  readonly surge: number;
  /** What is needed before an autoscaler adds a node. */
  readonly total: number;
  /** What is needed once the autoscalers have added all that they may. */
  readonly most: number;
}

type Need = Omit<Quota, 'location' | 'total'>;

export function quota(environments: readonly Environment[]): Quota[] {
  const rows = new Map<string, Quota>();
  for (const environment of environments) {
    for (const { location } of environment.regions) {
      for (const need of needs(environment)) {
        const key = `${location} ${need.family}`;
        const sum = added(rows.get(key), need);
        rows.set(key, { location, ...sum, total: sum.vcpus + sum.surge });
      }
    }
  }
  return [...rows.values()];
}

/** Of one region: a system pool, and three pools of the workload. */
function needs({ nodeSize, nodeCount }: Environment): Need[] {
  const { system, user } = nodeCount;
  // The system pool takes a node more for each zone, a pool of the workload one; pools are upgraded one by one.
  const ofSystem = need(nodeSize.system, system, { surge: 3 });
  const ofUser = need(nodeSize.user, { min: 3 * user.min, max: 3 * user.max }, { surge: 1 });
  if (ofSystem.family !== ofUser.family) return [ofSystem, ofUser];
  const surge = Math.max(ofSystem.surge, ofUser.surge);
  const most = ofSystem.most - ofSystem.surge + ofUser.most - ofUser.surge + surge;
  return [{ ...added(ofSystem, ofUser), surge, most }];
}

function need(size: string, count: { min: number; max: number }, extra: { surge: number }): Need {
  const each = vcpus(size);
  const surge = extra.surge * each;
  return { family: family(size), nodes: count.min, vcpus: count.min * each, surge, most: count.max * each + surge };
}

function added(row: Need | undefined, more: Need): Need {
  if (!row) return more;
  return {
    family: more.family,
    nodes: row.nodes + more.nodes,
    vcpus: row.vcpus + more.vcpus,
    surge: row.surge + more.surge,
    most: row.most + more.most,
  };
}

/** A size without its number: `Dpdsv5` of `Standard_D4pds_v5`. */
function family(size: string): string {
  return size.replace(/^Standard_([A-Z]+)\d+/, '$1').replace('_', '');
}
