import { tryOut } from '../cluster/apply';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { KubernetesObject } from '../cluster/kubernetes-object';
import { asApplied, isSame } from '../cluster/own-fields';
import { resourcePaths } from '../cluster/resource-path';
import type { Version } from './version';

/** What a cluster has of the objects of a version. */
export interface VersionNow {
  /** What would bring it back: objects as they were applied, and what is not there. */
  readonly version: Version;
  /** Whether the version that was compared is there already, object by object. */
  readonly isSame: boolean;
}

/**
 * Reads what a version would change, before anything is changed. Each object is applied on trial, so that a manifest that
 * the cluster would refuse is refused now, and one that changes nothing is told by the cluster itself.
 *
 * @throws KubernetesError where the cluster would refuse an object
 */
export async function versionNow(client: KubernetesClient, { objects, gone }: Version): Promise<VersionNow> {
  const paths = resourcePaths(client);
  const before: KubernetesObject[] = [];
  const absent: KubernetesObject[] = [];
  let same = true;
  for (const object of objects) {
    const path = await paths.of(object);
    const live = path === undefined ? undefined : await client.find<KubernetesObject>(path);
    if (path === undefined || !live) {
      absent.push(nameOnly(object));
      same = false;
      continue;
    }
    before.push(asApplied({ ...live, apiVersion: object.apiVersion, kind: object.kind }));
    same = isSame(live, await tryOut(client, path, object)) && same;
  }
  for (const object of gone) {
    const path = await paths.of(object);
    const live = path === undefined ? undefined : await client.find<KubernetesObject>(path);
    if (!live) continue;
    before.push(asApplied(live));
    same = false;
  }
  return { version: { objects: before, gone: absent }, isSame: same };
}

function nameOnly({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): KubernetesObject {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}
