import type { Environment, Region } from '../../configuration/configuration';
import { allocatableOf, machineOf } from '../cluster/allocatable';
import type { NodePool } from '../cluster/node';

/** Pods of a node of two cores, and of larger ones: as devops/bicep/modules/pool-settings.bicep has it. */
const MAX_PODS = { small: 30, usual: 60 };

/** The node pools that the generated Bicep makes, for whoever has no compiler to ask: edits of it are not seen. */
export function assumedPools(
  { nodeSize, nodeCount }: Environment,
  { aksClusterName, location, zones }: Region,
): NodePool[] {
  const where = `devops/bicep: ${aksClusterName}`;
  return [
    {
      where: `${where}, pool system`,
      name: 'system',
      location,
      size: nodeSize.system,
      zones,
      ...nodeCount.system,
      isSystem: true,
      taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' }],
      labels: {},
      allocatable: allocatableOf(nodeSize.system, maxPods(nodeSize.system)),
      upgrade: { maxSurge: String(zones.length), maxUnavailable: '0', drainTimeout: 30 },
    },
    ...zones.map((zone) => ({
      where: `${where}, pool u${zone}`,
      name: `u${zone}`,
      location,
      size: nodeSize.user,
      zones: [zone],
      ...nodeCount.user,
      isSystem: false,
      taints: [],
      labels: {},
      allocatable: allocatableOf(nodeSize.user, maxPods(nodeSize.user)),
      upgrade: { maxSurge: '1', maxUnavailable: '0', drainTimeout: 30 },
    })),
  ];
}

function maxPods(size: string): number {
  return machineOf(size).cores > 2 ? MAX_PODS.usual : MAX_PODS.small;
}
