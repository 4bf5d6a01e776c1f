import type { Resource } from '../arm/resources';
import { findSize } from '../arm/vm-sizes';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import { hexOf } from '../ids';

/** A machine of a cluster. */
export interface ClusterNode {
  readonly name: string;
  readonly pool: string;
  readonly mode: 'System' | 'User';
  /** As the label has it: `eastus2-1`. */
  readonly zone: string;
  readonly size: string;
  readonly architecture: string;
}

interface Pool {
  readonly name?: string;
  readonly mode?: 'System' | 'User';
  readonly vmSize?: string;
  readonly count?: number;
  readonly availabilityZones?: readonly string[];
}

/** The machines of a cluster's pools, one zone after the other. */
export function nodesOf(cluster: Resource, cloud: Cloud): ClusterNode[] {
  const children = cloud.resources
    .below(cluster.id)
    .filter(({ type }) => type.toLowerCase() === 'microsoft.containerservice/managedclusters/agentpools')
    .filter(
      ({ properties }) => properties.provisioningState !== 'Creating' && properties.provisioningState !== 'Failed',
    )
    .map(({ name, properties }): Pool => ({ ...properties, name }));
  const pools: Pool[] = [...(cluster.properties.agentPoolProfiles ?? []), ...children];
  return pools.flatMap((pool) => machines(pool, cluster));
}

function machines(
  { name = '', mode = 'User', vmSize = '', count = 1, availabilityZones = [] }: Pool,
  cluster: Resource,
): ClusterNode[] {
  const zones = availabilityZones.length > 0 ? availabilityZones : ['0'];
  const set = `aks-${name}-${String(Number.parseInt(hexOf(7, cluster.id, name), 16))
    .slice(0, 8)
    .padStart(8, '1')}-vmss`;
  const architecture = findSize(vmSize)?.architecture === 'x64' ? 'amd64' : 'arm64';
  return Array.from({ length: count }, (_, i) => ({
    name: `${set}${i.toString(36).padStart(6, '0')}`,
    pool: name,
    mode,
    zone: `${cluster.location}-${zones[i % zones.length]}`,
    size: vmSize,
    architecture,
  }));
}

/** A machine as the API server tells it. */
export function presentNode(
  { name, pool, mode, zone, size, architecture }: ClusterNode,
  cluster: Resource,
  since: number,
): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: timestamp(since),
      labels: {
        'kubernetes.azure.com/agentpool': pool,
        'kubernetes.azure.com/mode': mode.toLowerCase(),
        'kubernetes.io/arch': architecture,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': size,
        'topology.kubernetes.io/region': cluster.location,
        'topology.kubernetes.io/zone': zone,
      },
    },
    spec: mode === 'System' ? { taints: [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' }] } : {},
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: timestamp(since),
        },
      ],
      nodeInfo: {
        architecture,
        operatingSystem: 'linux',
        osImage: 'Microsoft Azure Linux 3.0',
        kubeletVersion: `v${cluster.properties.currentKubernetesVersion}`,
        containerRuntimeVersion: 'containerd://2.0.0',
      },
    },
  };
}
