import { bringUp, readManifests } from '../cluster/bring-up';
import { clusterId } from '../cluster/connect';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { Render } from '../render/render';
import type { Session } from '../session';
import { digestOf } from '../update/digest';
import { type HoldProps, holdRegion } from '../update/hold-region';
import { noteOutcome } from '../update/outcome';
import type { Handed, Outputs } from './handed';

export interface ManifestsProps {
  readonly session: Session;
  readonly handed: Handed;
  readonly render: Render;
  readonly signal: AbortSignal;
}

/** Brings up what a region runs. */
export async function manifests(
  performance: ManifestsProps,
  { id, region }: { readonly id: string; readonly region: string },
): Promise<string | undefined> {
  const { session, handed, signal } = performance;
  const { arm, http, tokens, environment, configuration, emit } = session;
  emit({ type: 'working', step: id, region, what: 'renders the manifests' });
  const yaml = await manifestsOf(performance, region);
  const version = { objects: readManifests(yaml), gone: [] };
  const onProgress = (what: string) => emit({ type: 'working', step: id, region, what });
  const { objects, changed } = await bringUp({
    arm,
    http,
    tokens,
    id: clusterOf(performance, region),
    yaml,
    isPrivate: environment.apiServer.access === 'private',
    signal,
    onProgress,
    hold: (client) => holdRegion(holdProps(performance, region, client, onProgress), version),
  });
  const digest = digestOf(version.objects, configuration.workload);
  noteOutcome(handed.outcomes, region, changed === 0 ? 'unchanged' : 'brought up', digest);
  return changed === 0 ? undefined : `${changed} of ${objects} objects changed`;
}

export function holdProps(
  { session: { configuration, env }, handed }: ManifestsProps,
  region: string,
  client: KubernetesClient,
  onProgress: (what: string) => void,
): HoldProps {
  return { client, workload: configuration.workload, env, planned: handed.running[region], onProgress };
}

/** Resource id of a region's cluster. */
export function clusterOf({ session: { arm }, handed }: ManifestsProps, region: string): string {
  const output = handed.outputs?.regions.find(({ name }) => name === region);
  return clusterId(arm, output?.resourceGroup ?? '', output?.clusterName ?? '');
}

/** What the charts render for a region, with the real image. */
export async function manifestsOf(performance: ManifestsProps, region: string): Promise<string> {
  const path = `manifests/${performance.session.environment.name}/${region}.yaml`;
  return (await rendered(performance)).get(path) ?? '';
}

/** Rendered once for all regions: it starts a process. */
function rendered({ session, handed, render }: ManifestsProps): Promise<ReadonlyMap<string, string>> {
  const { outputs, image = '' } = handed;
  handed.manifests ??= render({
    environment: session.environment.name,
    image,
    frontDoorId: outputs?.frontDoorId ?? '',
    gatewayIdentityClientIds: clientIds(outputs, 'gatewayIdentityClientId'),
    workloadIdentityClientIds: clientIds(outputs, 'workloadIdentityClientId'),
  });
  return handed.manifests;
}

/** By the name of the region, where it has such an identity. */
function clientIds(
  outputs: Outputs | undefined,
  of: 'gatewayIdentityClientId' | 'workloadIdentityClientId',
): Record<string, string> {
  const ids = (outputs?.regions ?? []).map((region) => [region.name, region[of]] as const);
  return Object.fromEntries(ids.filter((pair): pair is [string, string] => Boolean(pair[1])));
}
