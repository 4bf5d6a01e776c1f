import type { KubernetesObject } from './kubernetes-object';

/** What somebody wants a lease for. */
export interface Claim {
  readonly workload: string;
  /** Who it is and what they bring, for people; no other run says the same. */
  readonly holder: string;
  /** Of two runs that would do the same, the same. */
  readonly purpose: string;
}

/** As `coordination.k8s.io/v1` has it. */
export interface LeaseObject extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    /** @default nobody has it */
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    /** By the holder's own time of day: for people, nothing follows from it. */
    readonly acquireTime?: string;
    readonly renewTime?: string;
    readonly leaseTransitions?: number;
  };
}

/** Seconds without a renewal after which a holder counts as gone. */
export const LASTS = 60;

const PURPOSE = 'create-aks-ha/purpose';

/**
 * Beside the leases of Kubernetes itself, and not in the workload's own namespace: that one is not there before the first
 * deployment, making it would be a change before anybody may make one, and whoever removes it would take the lease with
 * it. This one is in every cluster, no policy reaches into it, and whoever deploys may write there (Cluster Admin).
 */
const NAMESPACE = 'kube-system';

export const LEASES_PATH = `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases`;

export function nameOf({ workload }: Claim): string {
  return `create-aks-ha-${workload}`;
}

/** @param before what is there, which nobody has any more. @param now time of day in milliseconds */
export function taken(claim: Claim, before: LeaseObject | undefined, now: number): LeaseObject {
  const { holder, purpose } = claim;
  const metadata = before?.metadata ?? { name: nameOf(claim), namespace: NAMESPACE };
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { ...metadata, annotations: { [PURPOSE]: purpose } },
    spec: {
      holderIdentity: holder,
      leaseDurationSeconds: LASTS,
      acquireTime: microTime(now),
      renewTime: microTime(now),
      leaseTransitions: before ? (before.spec?.leaseTransitions ?? 0) + 1 : 0,
    },
  };
}

export function renewed(live: LeaseObject, now: number): LeaseObject {
  return { ...live, spec: { ...live.spec, renewTime: microTime(now) } };
}

/** It stays, with nobody as its holder, as Kubernetes' own do. */
export function released(live: LeaseObject): LeaseObject {
  const { holderIdentity: _, ...spec } = live.spec ?? {};
  return { ...live, spec };
}

/** What whoever has it, or had it last, wanted it for. */
export function purposeOf(lease: LeaseObject | undefined): string | undefined {
  return lease?.metadata.annotations?.[PURPOSE];
}

/** As Kubernetes writes it: with microseconds. */
function microTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
