import type { KubernetesClient } from './kubernetes-client';
import type { KubernetesObject } from './kubernetes-object';

interface ResourceList {
  readonly resources?: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[];
}

/** Finds the address of an object by what the cluster says of its kind. */
export interface ResourcePaths {
  /** @returns undefined where the cluster does not know the kind, or not yet */
  of(object: KubernetesObject): Promise<string | undefined>;
}

/** Asks the cluster once for each group of kinds; a group that lacks a kind is asked again. */
export function resourcePaths(client: KubernetesClient): ResourcePaths {
  const known = new Map<string, Promise<ResourceList | undefined>>();
  return {
    of: async ({ apiVersion, kind, metadata }) => {
      const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
      const asked = known.get(group) ?? client.find<ResourceList>(group);
      known.set(group, asked);
      const resource = (await asked)?.resources?.find((each) => each.kind === kind && !each.name.includes('/'));
      if (!resource) {
        known.delete(group);
        return undefined;
      }
      const place = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
      return `${group}${place}/${resource.name}/${metadata.name}`;
    },
  };
}
