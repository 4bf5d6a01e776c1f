import type { Environment, Routing } from '../../configuration';
import { userNodesPerZone } from '../diagram/nodes';
import { type RegionView, regionView } from './region-view';
import { counted, listed } from './words';

/** An environment as the documents tell of it. */
export interface EnvironmentView {
  readonly name: string;
  readonly resourceGroup: string;
  readonly frontDoor: string;
  readonly registry: string;
  readonly alertEmails: string;
  /** Azure's name of the first region's location, e.g. `eastus2`. */
  readonly home: string;
  readonly routingMeaning: string;
  readonly systemSize: string;
  readonly userSize: string;
  /** Nodes that a region has at least. */
  readonly systemNodes: number;
  readonly userNodes: number;
  /** 2 for several zones, 3 for several regions. */
  readonly tier: 2 | 3;
  readonly tierMeaning: string;
  readonly lostRegion: string;
  /** `in each of 2 regions`. */
  readonly inRegions: string;
  readonly replicaCost: string;
  /** `blue (East US 2), green (Central US)`. */
  readonly regionList: string;
  readonly regions: readonly RegionView[];
  readonly firstRegion: RegionView;
  /** Those that are not the home: they have a replica of the registry. */
  readonly replicaRegions: readonly RegionView[];
}

const ROUTING: Readonly<Record<Routing, string>> = {
  weighted: 'every healthy region gets the same share.',
  priority: 'the first healthy region of the table gets all; from the fifth on, regions share the last rank.',
  latency: 'the nearest healthy region gets them.',
};

export function environmentView(environment: Environment): EnvironmentView {
  const regions = environment.regions.map((region) => regionView(environment, region));
  const several = regions.length > 1;
  const { system, user } = environment.nodeSize;
  // Every region has three zones: one system node and one pool of the workload in each.
  const [systemNodes, userNodes] = [3, 3 * userNodesPerZone(environment.nodeSize)];
  const replicas = regions.length - 1;
  return {
    name: environment.name,
    resourceGroup: environment.resourceGroup,
    frontDoor: environment.frontDoorName,
    registry: environment.containerRegistryName,
    alertEmails: listed(environment.alertEmails),
    home: (regions[0] as RegionView).location,
    routingMeaning: several ? ROUTING[environment.routing] : 'all go to the one region.',
    systemSize: system,
    userSize: user,
    systemNodes,
    userNodes,
    tier: several ? 3 : 2,
    tierMeaning: several
      ? `${counted(regions.length, 'region')} with three zones each. It survives the loss of a zone, and of a region.`
      : 'one region with three zones. It survives the loss of a zone, not of the region.',
    lostRegion: several
      ? `the other ${replicas === 1 ? 'region serves' : `${replicas} regions serve`} all users; the autoscalers add replicas and nodes there within minutes.`
      : 'there is no other region, so users get errors.',
    inRegions: several ? `in each of ${counted(regions.length, 'region')}` : 'in its region',
    replicaCost: several ? ` with ${counted(replicas, 'replica')}` : '',
    regionList: regions.map(({ name, locationName }) => `${name} (${locationName})`).join(', '),
    regions,
    firstRegion: regions[0] as RegionView,
    replicaRegions: regions.slice(1),
  };
}
