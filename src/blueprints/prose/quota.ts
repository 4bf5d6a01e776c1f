import type { Environment } from '../../configuration';
import { userNodesPerZone, vcpus } from '../diagram/nodes';

/** What the nodes of all environments need of one quota: Azure counts by location and size family. */
export interface Quota {
  readonly location: string;
  /** `Dpdsv5`. */
  readonly family: string;
  /** vCPUs of the nodes that there are at least. */
  readonly vcpus: number;
  /** vCPUs that an upgrade adds for a while. */
  readonly surge: number;
  readonly total: number;
}

export function quota(environments: readonly Environment[]): Quota[] {
  const rows = new Map<string, Quota>();
  for (const { nodeSize, regions } of environments) {
    for (const { location } of regions) {
      for (const need of needs(nodeSize)) {
        const key = `${location} ${need.family}`;
        const row = rows.get(key) ?? { location, family: need.family, vcpus: 0, surge: 0, total: 0 };
        const sum = { ...row, vcpus: row.vcpus + need.vcpus, surge: row.surge + need.surge };
        rows.set(key, { ...sum, total: sum.vcpus + sum.surge });
      }
    }
  }
  return [...rows.values()];
}

/** Of one region: three zones, with one system node and one pool of the workload in each. */
function needs(nodeSize: Environment['nodeSize']): Pick<Quota, 'family' | 'vcpus' | 'surge'>[] {
  const { system, user } = nodeSize;
  // The system pool takes a node more for each zone, a pool of the workload one; pools are upgraded one by one.
  const ofSystem = { family: family(system), vcpus: 3 * vcpus(system), surge: 3 * vcpus(system) };
  const ofUser = { family: family(user), vcpus: 3 * userNodesPerZone(nodeSize) * vcpus(user), surge: vcpus(user) };
  if (ofSystem.family !== ofUser.family) return [ofSystem, ofUser];
  return [{ ...ofSystem, vcpus: ofSystem.vcpus + ofUser.vcpus, surge: Math.max(ofSystem.surge, ofUser.surge) }];
}

/** A size without its number: `Dpdsv5` of `Standard_D4pds_v5`. */
function family(size: string): string {
  return size.replace(/^Standard_([A-Z]+)\d+/, '$1').replace('_', '');
}
