import { AksHaError } from '../../errors/aks-ha-error';
import { connect } from '../cluster/connect';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { type DeploymentObject, rolloutOf } from '../cluster/rollout';
import type { DeployedCluster } from '../deployed/deployed';
import type { Session } from '../session';
import type { ClusterStatus, WorkloadStatus, ZoneStatus } from './status';

interface Node {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: { readonly unschedulable?: boolean };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface RunningDeployment extends DeploymentObject {
  readonly spec?: DeploymentObject['spec'] & {
    readonly template?: { readonly spec?: { readonly containers?: readonly { readonly image?: string }[] } };
  };
}

/** Asks a cluster what runs in it; one that can't be reached is told with the reason. */
export async function clusterStatus(
  { arm, http, tokens, configuration, signal }: Session,
  { id, name, state, kubernetesVersion }: DeployedCluster,
): Promise<ClusterStatus> {
  const known = { name, state, kubernetesVersion };
  try {
    const client = await connect({ arm, http, tokens, id, signal });
    const [zones, workloads] = await Promise.all([zonesOf(client), workloadsOf(client, configuration.workload)]);
    return { ...known, zones, workloads };
  } catch (error) {
    if (signal.aborted || !AksHaError.is(error)) throw error;
    return { ...known, unknown: error.message, zones: [], workloads: [] };
  }
}

async function zonesOf(client: KubernetesClient): Promise<ZoneStatus[]> {
  const { items } = await client.get<{ items: readonly Node[] }>('/api/v1/nodes');
  // AKS writes `eastus2-1`.
  const zoneOf = ({ metadata }: Node) => metadata.labels?.['topology.kubernetes.io/zone']?.split('-').at(-1) ?? '?';
  return [...new Set(items.map(zoneOf))].sort().map((zone) => {
    const nodes = items.filter((node) => zoneOf(node) === zone);
    return { zone, nodes: nodes.length, ready: nodes.filter(isReady).length };
  });
}

function isReady({ spec, status }: Node): boolean {
  return (
    !spec?.unschedulable && (status?.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True')
  );
}

async function workloadsOf(client: KubernetesClient, namespace: string): Promise<WorkloadStatus[]> {
  const list = await client.find<{ items: readonly RunningDeployment[] }>(
    `/apis/apps/v1/namespaces/${namespace}/deployments`,
  );
  return (list?.items ?? []).map((deployment) => {
    const { available, wanted, isDone } = rolloutOf(deployment);
    const images = (deployment.spec?.template?.spec?.containers ?? []).flatMap(({ image }) => image ?? []);
    return { name: deployment.metadata.name, images, available, wanted, isRolledOut: isDone };
  });
}
