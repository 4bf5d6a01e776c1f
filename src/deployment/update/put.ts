import { type Applied, apply } from '../cluster/apply';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { removeObjects } from '../cluster/remove-objects';
import type { Version } from './version';

/** Applies a version, and takes away what is not of it. */
export async function put(
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
  return applied;
}
