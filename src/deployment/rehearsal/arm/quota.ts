import type { Cloud } from '../cloud';
import type { Resource } from './resources';
import { findSize } from './vm-sizes';

/** vCPUs of a family, or of all (`cores`), that a subscription may use in a location. */
const LIMIT = 1000;
/** What is left of it under a quota fault. */
const SHORT_LIMIT = 10;

/** Nodes that run, by location and size. */
export interface NodeUse {
  readonly location: string;
  readonly size: string;
  readonly nodes: number;
}

/** The pools of clusters that exist. */
export function nodesInUse(cloud: Cloud): NodeUse[] {
  return cloud.resources.ofType('Microsoft.ContainerService/managedClusters').flatMap((cluster) => [
    ...inlinePools(cluster),
    ...cloud.resources
      .below(cluster.id)
      .filter(({ type }) => type.toLowerCase() === 'microsoft.containerservice/managedclusters/agentpools')
      .map(({ properties }) => use(cluster, properties)),
  ]);
}

/** The pools that are part of a cluster's own resource. */
export function inlinePools(cluster: Resource): NodeUse[] {
  return (cluster.properties.agentPoolProfiles ?? []).map((profile: PoolProfile) => use(cluster, profile));
}

interface PoolProfile {
  readonly vmSize?: string;
  readonly count?: number;
  readonly minCount?: number;
}

function use({ location = '' }: Resource, { vmSize = '', count, minCount }: PoolProfile): NodeUse {
  return { location, size: vmSize, nodes: count ?? minCount ?? 1 };
}

/** vCPUs in use by family, all families as `cores`. */
export function vcpusInUse(cloud: Cloud, location: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const { size, nodes } of nodesInUse(cloud).filter((each) => each.location === location)) {
    const { family, vcpus } = findSize(size) ?? { family: 'other', vcpus: 4 };
    for (const name of ['cores', family]) used.set(name, (used.get(name) ?? 0) + nodes * vcpus);
  }
  return used;
}

export function vcpuLimit(cloud: Cloud, location: string, family: string): number {
  const isShort = cloud.faults
    .holding('quota')
    .some((fault) => fault.location === location && (fault.family ?? family).toLowerCase() === family.toLowerCase());
  return isShort ? SHORT_LIMIT : LIMIT;
}
