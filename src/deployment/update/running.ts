import type { Environment } from '../../configuration';
import { AksHaError } from '../../errors/aks-ha-error';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { KubernetesObject } from '../cluster/kubernetes-object';
import { reach } from '../cluster/reach';
import type { DeploymentObject } from '../cluster/rollout';
import type { Deployed, DeployedCluster } from '../deployed/deployed';
import type { Session } from '../session';
import { digestOf, imageDigest } from './digest';
import { readRecord, type UpdateRecord } from './record';

/** What a region runs of the workload, as its cluster says. */
export interface RunningRegion {
  /** Whether users may be there: pods are available, or nobody can say. */
  readonly isServing: boolean;
  /** Digest of the workload's image. @default nothing runs, or nobody can say */
  readonly digest?: string;
  /** An update that began and has not ended. */
  readonly updating?: UpdateRecord;
  /** The last update that went well. */
  readonly previous?: UpdateRecord;
}

/** By the name of a region. */
export type Running = Readonly<Record<string, RunningRegion>>;

const NOTHING: RunningRegion = { isServing: false };

/** Looks into every cluster of an environment. One that can't be looked into counts as one with users. */
export async function lookAtRunning(session: Session, { clusters }: Deployed): Promise<Running> {
  const { regions } = session.environment;
  const found = await Promise.all(
    regions.map(async ({ name }) => [name, await runningIn(session, clusters[name])] as const),
  );
  return Object.fromEntries(found);
}

async function runningIn(session: Session, cluster: DeployedCluster | undefined): Promise<RunningRegion> {
  // One that is being made has nothing yet; one that is stopped serves nobody.
  if (!cluster || cluster.state === 'Creating' || cluster.power !== 'Running') return NOTHING;
  try {
    const client = await reachRegion(session, cluster.id);
    return client ? await lookInto(client, session.configuration.workload) : { isServing: true };
  } catch (error) {
    if (session.signal.aborted || !AksHaError.is(error)) throw error;
    return { isServing: true };
  }
}

/** @returns undefined where a private API server can't be reached from here */
export function reachRegion(session: Session, id: string): Promise<KubernetesClient | undefined> {
  const { arm, http, tokens, signal, environment } = session;
  return reach({ arm, http, tokens, signal, id, isPrivate: isPrivate(environment) });
}

function isPrivate({ apiServer }: Environment): boolean {
  return apiServer.access === 'private';
}

/** What one cluster runs of a workload. */
export async function lookInto(client: KubernetesClient, workload: string): Promise<RunningRegion> {
  const list = await client.find<{ items: readonly KubernetesObject[] }>(
    `/apis/apps/v1/namespaces/${workload}/deployments`,
  );
  // Items of a list do not say what they are.
  const deployments = (list?.items ?? []).map((item) => ({ ...item, apiVersion: 'apps/v1', kind: 'Deployment' }));
  const digest = digestOf(deployments, workload);
  const [updating, previous] = await Promise.all([
    readRecord(client, workload, 'updating'),
    readRecord(client, workload, 'previous'),
  ]);
  return {
    isServing: deployments.some((each) => imageDigest(each, workload) !== undefined && isAvailable(each)),
    ...(digest === undefined ? {} : { digest }),
    ...(updating ? { updating } : {}),
    ...(previous ? { previous } : {}),
  };
}

function isAvailable({ status }: DeploymentObject): boolean {
  return (status?.availableReplicas ?? 0) > 0;
}
