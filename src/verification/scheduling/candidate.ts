import type { Workload } from '../cluster/workload';

/** Why a pod can't run on a node, and which field would have to say something else. */
export interface Refusal {
  readonly filter:
    | 'lost'
    | 'system pool'
    | 'cordoned'
    | 'node name'
    | 'node selector'
    | 'taint'
    | 'size'
    | 'room'
    | 'host port'
    | 'topology key'
    | 'zone spread'
    | 'anti-affinity';
  readonly reason: string;
  /** Within the pod's spec, unless it is the pool's. */
  readonly field: string;
}

/** A pod that is to be placed. */
export interface Candidate {
  readonly workload: Workload;
  readonly version: string;
}
