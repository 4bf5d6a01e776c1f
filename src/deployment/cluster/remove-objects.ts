import type { KubernetesClient } from './kubernetes-client';
import { KubernetesError } from './kubernetes-error';
import type { KubernetesObject } from './kubernetes-object';
import { resourcePaths } from './resource-path';

/** Deletes objects, the last ones first; one that is not there is gone already. */
export async function removeObjects(client: KubernetesClient, objects: readonly KubernetesObject[]): Promise<void> {
  const paths = resourcePaths(client);
  for (const object of [...objects].reverse()) {
    const path = await paths.of(object);
    if (path === undefined) continue;
    try {
      await client.send('DELETE', path);
    } catch (error) {
      if (!(error instanceof KubernetesError) || error.status !== 404) throw error;
    }
  }
}
