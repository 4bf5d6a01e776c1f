import type { NodeSize } from '../../configuration';

/**
 * What the Bicep and the charts start a zone with. Drawn, not decided here: tests hold them against
 * pool-settings.bicep and the rendered manifests.
 */
export const REPLICAS_PER_ZONE = 2;

/** Nodes of the workload that each zone has at least. */
export function userNodesPerZone({ user }: NodeSize): number {
  return vcpus(user) > 2 ? 1 : 2;
}

/** Virtual processors of a size: the number in its name. */
export function vcpus(size: string): number {
  return Number(/^Standard_[A-Z]+(\d+)/.exec(size)?.[1]);
}
