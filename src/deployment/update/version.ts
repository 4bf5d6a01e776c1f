import type { KubernetesObject } from '../cluster/kubernetes-object';

/** All that a region runs at one time: what is applied, and what must not be there. */
export interface Version {
  readonly objects: readonly KubernetesObject[];
  /** Of another version; each says which object it is, and no more. */
  readonly gone: readonly KubernetesObject[];
}
