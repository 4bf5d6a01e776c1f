import type { ITaint } from 'kubernetes-models/v1/Taint';
import type { Labels } from '../kubernetes/selector';
import type { Requests } from './workload';

export const ZONE = 'topology.kubernetes.io/zone';
export const HOST = 'kubernetes.io/hostname';
/** The zone of machines that are in none: Azure puts them wherever it likes, which may be one place. */
export const NO_ZONE = '0';

/** A pool of like machines. */
export interface NodePool {
  /** The resource, as findings name it. */
  readonly where: string;
  readonly name: string;
  /** Azure location of the cluster, such as `eastus2`. */
  readonly location: string;
  /** Size of its machines, such as `Standard_D4plds_v5`. */
  readonly size: string;
  /** Logical zones that its nodes are in. */
  readonly zones: readonly string[];
  /** Nodes, over all of its zones. */
  readonly min: number;
  readonly max: number;
  readonly isSystem: boolean;
  readonly taints: readonly ITaint[];
  /** Those that the pool is given, beside what every node has. */
  readonly labels: Labels;
  /** What pods can have of each node. */
  readonly allocatable: Requests & { readonly pods: number };
  readonly upgrade: UpgradeSettings;
}

/** How nodes of a pool are replaced. */
export interface UpgradeSettings {
  /** Nodes beyond the usual number. */
  readonly maxSurge: string;
  /** Nodes that may be missing. */
  readonly maxUnavailable: string;
  /** Minutes that a node's drain may take. */
  readonly drainTimeout: number;
}

/** One machine. */
export interface Node {
  readonly name: string;
  readonly pool: NodePool;
  readonly zone: string;
  readonly labels: Labels;
  readonly taints: readonly ITaint[];
  /** A node that is drained takes no more pods. */
  readonly isCordoned: boolean;
}

/** A fresh machine of a pool, with the labels that AKS and Azure's cloud provider give it. */
export function nodeOf(pool: NodePool, zone: string, number: number): Node {
  const name = `${pool.name}-${zone}-${number}`;
  const labels = {
    ...pool.labels,
    // Every pool is Arm64 and Linux.
    'kubernetes.io/arch': 'arm64',
    'kubernetes.io/os': 'linux',
    [ZONE]: zoneLabel(pool.location, zone),
    'topology.kubernetes.io/region': pool.location,
    'node.kubernetes.io/instance-type': pool.size,
    [HOST]: name,
    agentpool: pool.name,
    'kubernetes.azure.com/agentpool': pool.name,
    'kubernetes.azure.com/cluster-location': pool.location,
    'kubernetes.azure.com/mode': pool.isSystem ? 'system' : 'user',
  };
  return { name, pool, zone, labels, taints: pool.taints, isCordoned: false };
}

/** `eastus2-1`; a machine without a zone bears the number of its fault domain. */
function zoneLabel(location: string, zone: string): string {
  return zone === NO_ZONE ? zone : `${location}-${zone}`;
}
