import type { Configuration, Environment } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Deployed, DeployedCluster, DeployedGroup, DeployedResource } from './deployed';

interface Group {
  readonly name: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** The cluster that a group of nodes belongs to, and goes with. */
  readonly managedBy?: string | null;
}

interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly properties: {
    readonly provisioningState?: string;
    readonly powerState?: { readonly code?: string };
    readonly currentKubernetesVersion?: string;
    readonly agentPoolProfiles?: readonly Pool[];
  };
}

interface Pool {
  readonly name: string;
  readonly mode?: string;
  readonly count?: number;
  readonly vmSize?: string;
  readonly availabilityZones?: readonly string[];
}

export const CLUSTER_TYPE = 'Microsoft.ContainerService/managedClusters';

/** Looks at what there is of a workload: groups by the tags that every deployment leaves, and what is in them. */
export async function look(
  arm: ArmClient,
  { workload }: Pick<Configuration, 'workload'>,
  environment: Pick<Environment, 'name'>,
): Promise<Deployed> {
  const tagged = await arm.list<Group>(`${arm.subscription}/resourcegroups`, {
    apiVersion: API.resources,
    query: { $filter: "tagName eq 'managed-by' and tagValue eq 'create-aks-ha'" },
  });
  // Clusters pass their tags on to the groups of their nodes.
  const own = tagged.filter(
    ({ tags, managedBy }) => !managedBy && tags?.workload === workload && tags.environment !== undefined,
  );
  const groups = await Promise.all(own.map((group) => lookInto(arm, group)));
  const clusters = await Promise.all(
    groups
      .filter((group) => group.environment === environment.name && group.region !== undefined)
      .map(async (group) => [group.region, await clusterOf(arm, group)] as const),
  );
  return {
    groups: groups.sort((one, other) => (one.name < other.name ? -1 : 1)),
    clusters: Object.fromEntries(clusters.filter(([, cluster]) => cluster !== undefined)),
  };
}

async function lookInto(arm: ArmClient, { name, location, tags = {} }: Group): Promise<DeployedGroup> {
  const path = `${arm.subscription}/resourceGroups/${name}/resources`;
  const found = await arm.list<DeployedResource>(path, { apiVersion: API.resources });
  const resources = found.map(({ id, type, name: resource, location: place }) => ({
    id,
    type,
    name: resource,
    location: place,
  }));
  const region = tags.region === undefined ? {} : { region: tags.region };
  return { name, location, environment: tags.environment ?? '', ...region, resources };
}

interface Network {
  readonly properties?: { readonly addressSpace?: { readonly addressPrefixes?: readonly string[] } };
}

async function clusterOf(arm: ArmClient, { resources }: DeployedGroup): Promise<DeployedCluster | undefined> {
  const ofType = (wanted: string) => resources.find(({ type }) => type.toLowerCase() === wanted.toLowerCase())?.id;
  const id = ofType(CLUSTER_TYPE);
  const cluster = id && (await arm.find<Cluster>(id, { apiVersion: API.aks }));
  if (!cluster) return undefined;
  const networkId = ofType('Microsoft.Network/virtualNetworks');
  const [pools, network] = await Promise.all([
    arm.list<{ name: string; properties: Pool }>(`${cluster.id}/agentPools`, { apiVersion: API.aks }),
    networkId === undefined ? undefined : arm.find<Network>(networkId, { apiVersion: API.network }),
  ]);
  const addressSpace = network?.properties?.addressSpace?.addressPrefixes;
  const { properties } = cluster;
  return {
    id: cluster.id,
    name: cluster.name,
    location: cluster.location,
    state: properties.provisioningState ?? '',
    power: properties.powerState?.code ?? 'Running',
    kubernetesVersion: properties.currentKubernetesVersion ?? '',
    pools: pools.map(({ name, properties: pool }) => ({
      name,
      mode: pool.mode ?? '',
      count: pool.count ?? 0,
      size: pool.vmSize ?? '',
      zones: pool.availabilityZones ?? [],
    })),
    ...(addressSpace ? { addressSpace } : {}),
  };
}
