import type { KubernetesObject } from '../cluster/kubernetes-object';

interface Running extends KubernetesObject {
  readonly spec?: {
    readonly template?: { readonly spec?: { readonly containers?: readonly { readonly image?: string }[] } };
  };
}

/** Stands in manifests for an image that is not built yet; nothing of it runs. */
const PLACEHOLDER = `sha256:${'0'.repeat(64)}`;

/**
 * Digest of the workload's own image in what is applied, or `undefined` where nothing runs it. Images of others, such as
 * a sidecar's, do not count.
 */
export function digestOf(objects: readonly KubernetesObject[], workload: string): string | undefined {
  return objects.map((object) => imageDigest(object, workload)).find((digest) => digest !== undefined);
}

/** Whether an object is a Deployment of the workload's own image. */
export function imageDigest(object: KubernetesObject, workload: string): string | undefined {
  if (object.kind !== 'Deployment') return undefined;
  for (const { image = '' } of (object as Running).spec?.template?.spec?.containers ?? []) {
    const [name = '', digest] = image.split('@');
    if (name.split('/').slice(1).join('/') === workload && digest !== PLACEHOLDER) return digest;
  }
  return undefined;
}

/** `sha256:0123456789ab`, as people tell digests apart. */
export function shortDigest(digest: string | undefined): string {
  return digest === undefined ? 'nothing' : digest.slice(0, 'sha256:'.length + 12);
}
