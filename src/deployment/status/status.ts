/** What there is of an environment, and what differs from the repository. */
export interface EnvironmentStatus {
  readonly workload: string;
  readonly environment: string;
  /** What users call. @default there is no Front Door yet */
  readonly address?: string;
  readonly infrastructure: Infrastructure;
  /** What service/ is built to. @default there is no registry yet, or no Dockerfile */
  readonly source?: Source;
  /** In the order of variables.json. */
  readonly regions: readonly RegionStatus[];
  /** Groups of regions and environments that variables.json names no more. */
  readonly remains: readonly string[];
}

/** How the infrastructure compares with the repository. */
export interface Infrastructure {
  readonly state:
    | 'never deployed'
    | 'as in the repository'
    | 'differs from the repository'
    | 'is being deployed'
    | 'failed';
  /** Ids of resources that were deleted by hand. */
  readonly missing: readonly string[];
}

/** The image of service/ as it is in the repository. */
export interface Source {
  /** `<registry>/<workload>` */
  readonly repository: string;
  /** By digest. @default it was never built */
  readonly image?: string;
}

export interface RegionStatus {
  readonly name: string;
  readonly location: string;
  /** What Azure says of its cluster. @default there is none */
  readonly cluster?: ClusterStatus;
  /** Whether Front Door sends requests there. */
  readonly origin: 'enabled' | 'disabled' | 'absent';
  /** What its own route through Front Door answered: `HTTP 200`, `nothing`. @default it was not asked */
  readonly answer?: string;
}

export interface ClusterStatus {
  readonly name: string;
  readonly state: string;
  readonly kubernetesVersion: string;
  /** Why nothing is known of what runs in it. */
  readonly unknown?: string;
  readonly zones: readonly ZoneStatus[];
  readonly workloads: readonly WorkloadStatus[];
}

export interface ZoneStatus {
  readonly zone: string;
  readonly ready: number;
  readonly nodes: number;
}

export interface WorkloadStatus {
  readonly name: string;
  readonly images: readonly string[];
  readonly available: number;
  readonly wanted: number;
  /** Whether all pods are the newest ones. */
  readonly isRolledOut: boolean;
}

/** Whether a workload runs an image that service/ was once built to, and is no more. */
export function runsOtherSource({ images }: Pick<WorkloadStatus, 'images'>, source: Source | undefined): boolean {
  return images.some((image) => source && image.startsWith(`${source.repository}@`) && image !== source.image);
}

/** Whether all is as the repository says, and answers. */
export function isWell({ infrastructure, source, regions, remains }: EnvironmentStatus): boolean {
  if (infrastructure.state !== 'as in the repository' || remains.length > 0) return false;
  return regions.every((region) => isRegionWell(region, source));
}

function isRegionWell({ cluster, origin, answer }: RegionStatus, source: Source | undefined): boolean {
  if (!cluster || origin !== 'enabled' || answer !== 'HTTP 200') return false;
  if (cluster.workloads.some((workload) => runsOtherSource(workload, source))) return false;
  return cluster.zones.every(({ ready }) => ready > 0) && cluster.workloads.every(({ isRolledOut }) => isRolledOut);
}
