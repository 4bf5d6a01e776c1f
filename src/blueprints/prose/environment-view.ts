import type { Environment, Routing } from '../../configuration';
import { locationName } from '../diagram/location-name';
import { type RegionView, regionView } from './region-view';
import { type SettingRow, settingRows } from './setting-rows';
import { counted, listed } from './words';

/** An environment as the documents tell of it. */
export interface EnvironmentView {
  readonly name: string;
  readonly resourceGroup: string;
  readonly frontDoor: string;
  /** `Standard`, or `Premium` where Private Link needs it. */
  readonly frontDoorTier: string;
  readonly registry: string;
  readonly alertEmails: string;
  /** Azure's name of the location of what is global, e.g. `eastus2`. */
  readonly home: string;
  /** `East US 2`. */
  readonly homeName: string;
  readonly routingMeaning: string;
  readonly systemSize: string;
  readonly userSize: string;
  /** Block that the networks are taken from, e.g. `10.0.0.0/14`. */
  readonly addressSpace: string;
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
  readonly testCost: string;
  /** `blue (East US 2), green (Central US)`. */
  readonly regionList: string;
  readonly regions: readonly RegionView[];
  readonly firstRegion: RegionView;
  /** The region at the home; none once it was taken out. */
  readonly homeRegion: RegionView | undefined;
  /** Those that are not at the home: they have a replica of the registry. */
  readonly replicaRegions: readonly RegionView[];
  readonly settings: readonly SettingRow[];
  /** Key vault and name of the origin certificate; empty where there is none. */
  readonly keyVault: string;
  readonly certificateName: string;
}

const ROUTING: Readonly<Record<Routing, string>> = {
  weighted: 'every healthy region gets the same share.',
  priority: 'the first healthy region of the table gets all; from the fifth on, regions share the last rank.',
  latency: 'the nearest healthy region gets them.',
};

export function environmentView(environment: Environment): EnvironmentView {
  const { home, nodeCount, nodeSize, originCertificate } = environment;
  const regions = environment.regions.map((region) => regionView(environment, region));
  const several = regions.length > 1;
  const replicaRegions = regions.filter(({ location }) => location !== home);
  const others = regions.length - 1;
  return {
    name: environment.name,
    resourceGroup: environment.resourceGroup,
    frontDoor: environment.frontDoorName,
    frontDoorTier: environment.exposure === 'privateLink' ? 'Premium' : 'Standard',
    registry: environment.containerRegistryName,
    alertEmails: listed(environment.alertEmails),
    home,
    homeName: locationName({ location: home }),
    routingMeaning: several ? ROUTING[environment.routing] : 'all go to the one region.',
    systemSize: nodeSize.system,
    userSize: nodeSize.user,
    addressSpace: environment.addressSpace,
    systemNodes: nodeCount.system.min,
    // A pool of the workload in each of three zones.
    userNodes: 3 * nodeCount.user.min,
    tier: several ? 3 : 2,
    tierMeaning: several
      ? `${counted(regions.length, 'region')} with three zones each. It survives the loss of a zone, and of a region.`
      : 'one region with three zones. It survives the loss of a zone, not of the region.',
    lostRegion: several
      ? `the other ${others === 1 ? 'region serves' : `${others} regions serve`} all users; the autoscalers add replicas and nodes there within minutes.`
      : 'there is no other region, so users get errors.',
    inRegions: several ? `in each of ${counted(regions.length, 'region')}` : 'in its region',
    replicaCost: replicaRegions.length > 0 ? ` with ${counted(replicaRegions.length, 'replica')}` : '',
    testCost: `${counted(regions.length + 1, 'web test')} from five places every five minutes`,
    regionList: regions.map((region) => `${region.name} (${region.locationName})`).join(', '),
    regions,
    firstRegion: regions[0] as RegionView,
    homeRegion: regions.find(({ location }) => location === home),
    replicaRegions,
    settings: settingRows(environment),
    keyVault: originCertificate?.keyVaultId.split('/').at(-1) ?? '',
    certificateName: originCertificate?.certificateName ?? '',
  };
}
