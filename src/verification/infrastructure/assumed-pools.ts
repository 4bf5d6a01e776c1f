import type { Environment, Region } from '../../configuration/configuration';
import { allocatableOf, machineOf } from '../cluster/allocatable';
import type { NodePool } from '../cluster/node';

/** What devops/bicep/modules/pool-settings.bicep makes of a size; a test holds the two together. */
const SMALL = { maxPods: 30, minPerZone: 2 };
const USUAL = { maxPods: 60, minPerZone: 1 };
const MAX_PER_ZONE = 10;

/** The node pools that the generated Bicep makes, for whoever has no compiler to ask: edits of it are not seen. */
export function assumedPools({ nodeSize }: Environment, { aksClusterName, zones }: Region): NodePool[] {
  const where = `devops/bicep: ${aksClusterName}`;
  const system = shapeOf(nodeSize.system);
  const user = shapeOf(nodeSize.user);
  return [
    {
      where: `${where}, pool system`,
      name: 'system',
      zones,
      min: zones.length,
      max: 2 * zones.length,
      isSystem: true,
      taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' }],
      labels: {},
      allocatable: allocatableOf(nodeSize.system, system.maxPods),
      upgrade: { maxSurge: String(zones.length), maxUnavailable: '0', drainTimeout: 30 },
    },
    ...zones.map((zone) => ({
      where: `${where}, pool u${zone}`,
      name: `u${zone}`,
      zones: [zone],
      min: user.minPerZone,
      max: MAX_PER_ZONE,
      isSystem: false,
      taints: [],
      labels: {},
      allocatable: allocatableOf(nodeSize.user, user.maxPods),
      upgrade: { maxSurge: '1', maxUnavailable: '0', drainTimeout: 30 },
    })),
  ];
}

function shapeOf(size: string) {
  return machineOf(size).cores > 2 ? USUAL : SMALL;
}
