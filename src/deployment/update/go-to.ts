import { type Applied, apply } from '../cluster/apply';
import { comesUp } from '../cluster/comes-up';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { removeObjects } from '../cluster/remove-objects';
import type { Version } from './version';

/**
 * Applies a version, takes away what is not of it, and waits until it runs.
 *
 * @throws AksHaError E622 where it does not come up
 */
export async function goTo(
  client: KubernetesClient,
  { objects, gone }: Version,
  onProgress: (what: string) => void,
): Promise<Applied> {
  const applied = await apply(client, objects, (what) => onProgress(`waits for ${what}`));
  // With a namespace all would go that anybody has put into it.
  await removeObjects(
    client,
    gone.filter(({ kind }) => kind !== 'Namespace'),
  );
  await comesUp(client, objects, onProgress);
  return applied;
}
