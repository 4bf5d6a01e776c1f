import type { Deployed } from '../deployed/deployed';
import { CLUSTER_TYPE } from '../deployed/look';

/** What goes when an environment is destroyed, as data. */
export interface DestructionPlan {
  readonly workload: string;
  readonly environment: string;
  /** What goes before its group does, one stage after the other. */
  readonly stages: readonly Stage[];
  /** Regions' groups. */
  readonly regional: readonly DoomedGroup[];
  /** The group of what is global. @default it is gone already */
  readonly global?: DoomedGroup;
}

/** Resources that go at the same time, since none of them stands in another's way. */
export interface Stage {
  /** `cluster` */
  readonly kind: string;
  readonly type: string;
  readonly ids: readonly string[];
}

export interface DoomedGroup {
  readonly name: string;
  readonly region?: string;
  readonly location: string;
  /** What is in it, by type: `Microsoft.ContainerService/managedClusters aks-orders-prod-blue`. */
  readonly resources: readonly string[];
}

const CLUSTERS = { kind: 'cluster', type: CLUSTER_TYPE };
const FRONT_DOOR = { kind: 'Front Door', type: 'Microsoft.Cdn/profiles' };
const PRIVATE_LINK = 'Microsoft.Network/privateLinkServices';

/** Only what carries the tags of the workload and the environment is ours to remove. */
export function planDestruction(workload: string, environment: string, { groups }: Deployed): DestructionPlan {
  const own = groups
    .filter((group) => group.environment === environment)
    .map(
      ({ name, region, location, resources }): DoomedGroup => ({
        name,
        location,
        ...(region === undefined ? {} : { region }),
        resources: resources.map((resource) => `${resource.type} ${resource.name}`).sort(),
      }),
    );
  const global = own.find(({ region }) => region === undefined);
  const there = groups.filter((group) => group.environment === environment).flatMap(({ resources }) => resources);
  const ofType = (type: string) => there.filter((each) => each.type.toLowerCase() === type.toLowerCase());
  // What Front Door is connected to privately is in use until Front Door is gone.
  const order = ofType(PRIVATE_LINK).length > 0 ? [FRONT_DOOR, CLUSTERS] : [CLUSTERS, FRONT_DOOR];
  const stages = order.map((stage) => ({ ...stage, ids: ofType(stage.type).map(({ id }) => id) }));
  return {
    workload,
    environment,
    stages: stages.filter(({ ids }) => ids.length > 0),
    regional: own.filter(({ region }) => region !== undefined),
    ...(global ? { global } : {}),
  };
}

/** What goes, for people. */
export function formatDestruction({ workload, environment, regional, global }: DestructionPlan): string {
  const groups = [...regional, ...(global ? [global] : [])];
  const lines = groups.map(({ name, region, location, resources }) => {
    const kinds = countByType(resources);
    return `  ${name} (${region ?? 'what is global'}, ${location}): ${kinds || 'empty'}`;
  });
  return [`This removes ${workload} in ${environment} for good, with all data in it:`, ...lines].join('\n');
}

/** `managedClusters, 3 dataCollectionRules` */
function countByType(resources: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const resource of resources) {
    const type = resource.split(' ')[0]?.split('/').at(-1) ?? '';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([type, count]) => (count > 1 ? `${count} ${type}` : type))
    .join(', ');
}
