import { parseAllDocuments } from 'yaml';
import { AksHaError } from '../../errors/aks-ha-error';
import type { ArmClient } from '../arm/arm-client';
import type { Http } from '../http/http';
import type { Tokens } from '../sign-in/tokens';
import { type Applied, apply } from './apply';
import { connect } from './connect';
import { gatewayProgrammed } from './gateway';
import type { KubernetesClient } from './kubernetes-client';
import type { KubernetesObject } from './kubernetes-object';
import { rollout } from './rollout';
import { applyFromInside } from './run-command';

export interface BringUpProps {
  readonly arm: ArmClient;
  readonly http: Http;
  readonly tokens: Tokens;
  /** Resource id of the cluster. */
  readonly id: string;
  /** The region's manifests. */
  readonly yaml: string;
  /** Whether the API server has no public address. */
  readonly isPrivate: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string) => void;
}

/**
 * Applies a region's manifests and waits until all that they ask for runs.
 *
 * @returns what was applied; nothing is known of it where it went through a private cluster
 */
export async function bringUp(props: BringUpProps): Promise<Applied> {
  const { arm, tokens, id, yaml, onProgress } = props;
  const objects = readManifests(yaml);
  const client = await reach(props);
  if (!client) {
    onProgress('kubectl runs inside of the cluster');
    await applyFromInside({ arm, tokens, id, yaml, objects });
    return { objects: objects.length, changed: objects.length };
  }
  const applied = await apply(client, objects, (what) => onProgress(`waits for ${what}`));
  const rollouts = ofKind(objects, 'Deployment').map((deployment) => rollout({ client, deployment, onProgress }));
  await Promise.all([
    Promise.all(rollouts).then(() => onProgress('waits for the gateway')),
    ...ofKind(objects, 'Gateway').map((gateway) => gatewayProgrammed(client, gateway)),
  ]);
  return applied;
}

export function readManifests(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

/** @returns undefined where a private API server can't be reached from here */
async function reach({
  arm,
  http,
  tokens,
  id,
  isPrivate,
  signal,
}: BringUpProps): Promise<KubernetesClient | undefined> {
  const client = await connect({ arm, http, tokens, id, signal });
  if (!isPrivate) return client;
  try {
    await client.get('/version');
    return client;
  } catch (error) {
    if (AksHaError.is(error) && error.code === 'E625') return undefined;
    throw error;
  }
}

function ofKind(objects: readonly KubernetesObject[], kind: string): KubernetesObject[] {
  return objects.filter((object) => object.kind === kind);
}
