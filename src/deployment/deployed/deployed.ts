/** What an environment has in Azure, as it was looked at just now. There is no file that would remember it. */
export interface Deployed {
  /** Resource groups with the tags of the workload, of any environment. */
  readonly groups: readonly DeployedGroup[];
  /** Clusters of the environment, by the name of their region. */
  readonly clusters: Readonly<Record<string, DeployedCluster>>;
}

export interface DeployedGroup {
  readonly name: string;
  readonly location: string;
  readonly environment: string;
  /** Absent for the group of what is global. */
  readonly region?: string;
  readonly resources: readonly DeployedResource[];
}

export interface DeployedResource {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly location: string;
}

export interface DeployedCluster {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly state: string;
  /** `Running` or `Stopped`. */
  readonly power: string;
  readonly kubernetesVersion: string;
  readonly pools: readonly DeployedPool[];
  /** CIDR blocks of the network that it is in. @default there is none in its group */
  readonly addressSpace?: readonly string[];
}

export interface DeployedPool {
  readonly name: string;
  readonly mode: string;
  readonly count: number;
  readonly size: string;
  readonly zones: readonly string[];
}
