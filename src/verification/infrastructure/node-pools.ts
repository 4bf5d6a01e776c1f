import { allocatableOf } from '../cluster/allocatable';
import { NO_ZONE, type NodePool } from '../cluster/node';
import { childrenOf, ofType, placeOfResource, type Resource, type Resources } from './resources';

const CLUSTER = 'Microsoft.ContainerService/managedClusters';

/** As much of a pool's settings as scheduling depends on. */
interface PoolSettings {
  readonly name?: string;
  readonly mode: string;
  readonly vmSize: string;
  readonly maxPods?: number;
  readonly availabilityZones?: readonly string[];
  readonly minCount?: number;
  readonly maxCount?: number;
  readonly count: number;
  readonly nodeTaints?: readonly string[];
  readonly nodeLabels?: Readonly<Record<string, string>>;
  readonly upgradeSettings?: {
    readonly maxSurge?: string;
    readonly maxUnavailable?: string;
    readonly drainTimeoutInMinutes?: number;
  };
}

/** The node pools of a cluster: those within it and those beside it. */
export function nodePools(resources: Resources, clusterName: string): NodePool[] {
  const cluster = ofType(resources, CLUSTER).find(({ name }) => name === clusterName);
  if (!cluster) return [];
  const inline: PoolSettings[] = cluster.properties.agentPoolProfiles ?? [];
  const children = childrenOf(resources, `${CLUSTER}/agentPools`, clusterName);
  return [
    ...inline.map((settings) => poolOf(cluster, cluster, settings.name ?? '', settings)),
    ...children.map((child) => poolOf(cluster, child, child.name.split('/').at(-1) ?? '', child.properties)),
  ];
}

function poolOf(cluster: Resource, resource: Resource, name: string, settings: PoolSettings): NodePool {
  const { upgradeSettings = {} } = settings;
  return {
    where: `${placeOfResource(resource)}${resource.type === CLUSTER ? `, pool ${name}` : ''}`,
    name,
    location: cluster.location ?? '',
    size: settings.vmSize,
    zones: settings.availabilityZones ?? [NO_ZONE],
    min: settings.minCount ?? settings.count,
    max: settings.maxCount ?? settings.count,
    isSystem: settings.mode === 'System',
    taints: (settings.nodeTaints ?? []).map(parseTaint),
    labels: settings.nodeLabels ?? {},
    // AKS's default for overlay networks.
    allocatable: allocatableOf(settings.vmSize, settings.maxPods ?? 250),
    upgrade: {
      maxSurge: upgradeSettings.maxSurge ?? '10%',
      maxUnavailable: upgradeSettings.maxUnavailable ?? '0',
      drainTimeout: upgradeSettings.drainTimeoutInMinutes ?? 30,
    },
  };
}

/** `CriticalAddonsOnly=true:NoSchedule`. */
function parseTaint(text: string): NodePool['taints'][number] {
  const [, key = text, value, effect = 'NoSchedule'] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? [];
  return { key, effect: effect as NodePool['taints'][number]['effect'], ...(value === undefined ? {} : { value }) };
}
