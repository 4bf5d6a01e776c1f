import { blockOf } from '../../../configuration/cidr';
import { below, type Resource } from './rule';

/** A node pool, wherever it is written. */
export interface NodePool {
  readonly mode: 'System' | 'User';
  readonly type: string;
  readonly availabilityZones?: readonly string[];
  readonly enableAutoScaling?: boolean;
  readonly minCount: number;
  readonly maxCount: number;
  readonly maxPods: number;
  readonly vnetSubnetID: string;
  readonly osDiskType: string;
  readonly osSKU: string;
  readonly nodeTaints?: readonly string[];
  readonly orchestratorVersion?: string;
  readonly enableNodePublicIP?: boolean;
  readonly enableEncryptionAtHost?: boolean;
}

/** The pools of a cluster: the one written in it, and those that are resources of their own. */
export function poolsOf(cluster: Resource, all: readonly Resource[]): NodePool[] {
  const own = below(cluster, all, 'Microsoft.ContainerService/managedClusters/agentPools');
  return [...cluster.properties.agentPoolProfiles, ...own.map(({ properties }) => properties)];
}

const critical = 'CriticalAddonsOnly=true:NoSchedule';

/** Whether a pool takes nothing but components of the cluster. */
export const isReserved = ({ nodeTaints }: NodePool): boolean => nodeTaints?.includes(critical) ?? false;

/** Addresses of a subnet. */
export function sizeOf(subnetId: string, all: readonly Resource[]): number {
  const subnet = all.find(({ id }) => id === subnetId);
  return subnet ? blockOf(subnet.properties.addressPrefix).size : 0;
}
