import type { Cloud } from '../cloud';
import type { Resource } from './resources';

/** Removes a resource or group, and what goes with it: the group of a cluster's nodes, its objects, a registry's images. */
export function removeResource(cloud: Cloud, id: string): string[] {
  const going = [cloud.resources.get(id), ...cloud.resources.below(id)].filter((each): each is Resource => !!each);
  const ids = cloud.resources.delete(id);
  for (const { id: gone, type, properties } of going) {
    if (type.toLowerCase() === 'microsoft.containerservice/managedclusters') {
      cloud.clusters.remove(gone);
      const nodes = `${gone.split('/').slice(0, 3).join('/')}/resourceGroups/${properties.nodeResourceGroup}`;
      ids.push(...cloud.resources.delete(nodes));
    }
    if (type.toLowerCase() === 'microsoft.containerregistry/registries') cloud.registries.remove(gone);
  }
  return ids;
}
