import type { GivenSettings, Settings } from './settings/settings';

/**
 * What the user decided, and what follows from it: the only input of everything behind the command line.
 * Made by {@link parseVariables} alone, so that whoever holds one holds a valid one.
 */
export interface Configuration {
  /** The user's microservice, e.g. `orders`; also its Kubernetes namespace and Deployment. */
  readonly workload: string;
  readonly service: ServiceFolder;
  /** At least one, in the order of variables.json. */
  readonly environments: readonly Environment[];
}

/** What the image is built from. */
export interface ServiceFolder {
  /** Relative to the root of the repository, with forward slashes: `service`. */
  readonly directory: string;
  /** Whether it is a service of the user's own, that nothing is written into. */
  readonly isOwn: boolean;
}

/** How Front Door divides requests between the regions. */
export type Routing = 'weighted' | 'priority' | 'latency';

/** An independent installation of the workload: `prod`, `staging`. */
export interface Environment extends Settings {
  readonly name: string;
  /** Resource group of what is global: registry, Front Door, alerts. */
  readonly resourceGroup: string;
  /** Globally unique, 5–50 lowercase letters and digits. */
  readonly containerRegistryName: string;
  readonly frontDoorName: string;
  readonly routing: Routing;
  /** Who is told when something breaks; at least one address. */
  readonly alertEmails: readonly string[];
  /** Azure sizes, both Arm64. */
  readonly nodeSize: NodeSize;
  /** The block that every region of this environment takes its network from, a /14 of 10.0.0.0/8. */
  readonly addressSpace: string;
  /** The settings as variables.json has them, without the defaults: what is written back is what was given. */
  readonly given: GivenSettings;
  /** Where the test that watches all regions together is kept: never where `home` is. */
  readonly watchedFrom: string;
  /** At least one. */
  readonly regions: readonly Region[];
}

/** Azure sizes of the two kinds of node, e.g. `Standard_D4pds_v5`. */
export interface NodeSize {
  /** System pool: at least 4 vCPU. */
  readonly system: string;
  /** User pools: at least 2 vCPU. */
  readonly user: string;
}

/** An Azure location that the workload is deployed to. */
export interface Region {
  /** The user's name for it, `blue` or `green`. */
  readonly name: string;
  /** Azure's name, e.g. `eastus2`. */
  readonly location: string;
  readonly aksClusterName: string;
  /** Availability zones, always three. */
  readonly zones: readonly string[];
  /** `major.minor` of the cluster. @default AKS chooses, once */
  readonly kubernetesVersion?: string | undefined;
  /** Whether users are kept away from it; in each environment one region is not. @default false */
  readonly drained?: boolean | undefined;
  readonly stamp: Stamp;
}

/** All that one region holds, named and numbered from the answers; nothing here is asked. */
export interface Stamp {
  /** `<environment's resource group>-<region>`: a region that is down makes only its own group read-only. */
  readonly resourceGroup: string;
  /** The group that AKS fills with nodes and load balancers. */
  readonly nodeResourceGroup: string;
  readonly gatewayAddress: GatewayAddress;
  /** The virtual network, a /20 that no other region of any environment overlaps. */
  readonly addressSpace: string;
  readonly upgradeWindow: UpgradeWindow;
  /** Where Front Door makes its private endpoint for the region: a location that offers it, near this one. */
  readonly privateLinkLocation: string;
  /** Where the test that watches the region is kept: never its own location. */
  readonly watchedFrom: string;
  /** Where the region's metrics are kept: its own location, or the nearest where Azure has no workspaces for them there. */
  readonly metricsLocation: string;
}

/** The static public address that Front Door sends a region's requests to. */
export interface GatewayAddress {
  /** Resource name, in the stamp's resource group. */
  readonly name: string;
  /** Unique within the location. */
  readonly dnsLabel: string;
  /** `<dnsLabel>.<location>.cloudapp.azure.com`. */
  readonly hostName: string;
}

/** When Azure may upgrade a region's nodes; no two locations share one. */
export interface UpgradeWindow {
  readonly dayOfWeek: DayOfWeek;
  /** UTC, `HH:00`: night at the location. */
  readonly startTime: string;
  /** Hours; AKS demands at least four. */
  readonly durationHours: number;
}

export type DayOfWeek = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';
