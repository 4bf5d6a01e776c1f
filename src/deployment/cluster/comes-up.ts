import { gatewayProgrammed } from './gateway';
import type { KubernetesClient } from './kubernetes-client';
import type { KubernetesObject } from './kubernetes-object';
import { rollout } from './rollout';

/**
 * Waits until all that was applied runs: every pod is a new one and available, every gateway takes requests.
 *
 * @throws AksHaError E622 with the reasons where it does not come to that
 */
export async function comesUp(
  client: KubernetesClient,
  objects: readonly KubernetesObject[],
  onProgress: (what: string) => void,
): Promise<void> {
  const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
  const rollouts = ofKind('Deployment').map((deployment) => rollout({ client, deployment, onProgress }));
  await Promise.all([
    Promise.all(rollouts).then(() => onProgress('waits for the gateway')),
    ...ofKind('Gateway').map((gateway) => gatewayProgrammed(client, gateway)),
  ]);
}
