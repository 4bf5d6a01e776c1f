import { bringUp } from '../cluster/bring-up';
import { clusterId } from '../cluster/connect';
import type { Render } from '../render/render';
import type { Session } from '../session';
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
  const { arm, http, tokens, environment, emit } = session;
  const output = handed.outputs?.regions.find(({ name }) => name === region);
  emit({ type: 'working', step: id, region, what: 'renders the manifests' });
  const yaml = (await rendered(performance)).get(`manifests/${environment.name}/${region}.yaml`) ?? '';
  const { objects, changed } = await bringUp({
    arm,
    http,
    tokens,
    id: clusterId(arm, output?.resourceGroup ?? '', output?.clusterName ?? ''),
    yaml,
    isPrivate: environment.apiServer.access === 'private',
    signal,
    onProgress: (what) => emit({ type: 'working', step: id, region, what }),
  });
  return changed === 0 ? undefined : `${changed} of ${objects} objects changed`;
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
