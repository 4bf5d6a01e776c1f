import type { IPodDisruptionBudgetSpec } from 'kubernetes-models/policy/v1/PodDisruptionBudgetSpec';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Labels } from '../kubernetes/selector';

/** Pods of one kind that replace each other. */
export interface Workload {
  /** `<namespace>/<name>`. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** The file and the object, as findings name it. */
  readonly where: string;
  /** Where the pod's spec stands in that object. */
  readonly podField: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly pod: IPodSpec;
  readonly requests: Requests;
  /** Copies: what the autoscaler keeps, or twice the number of the Deployment where there is none. */
  readonly replicas: Scale;
  /** What changes their number: at most one, or they work against each other. */
  readonly autoscalers: readonly Autoscaler[];
  readonly rollout: Rollout;
  readonly budgets: readonly Budget[];
  /** AKS makes and places it: it must find room, and no more is asked of it. */
  readonly isManaged: boolean;
  /** The user's own, whose rollout, probes and policies are theirs to set; a gateway's proxies are not. */
  readonly isOwn: boolean;
}

/** What the scheduler sets aside for a pod. */
export interface Requests {
  /** Cores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Anything else that not every node has, such as `nvidia.com/gpu`. */
  readonly special?: readonly string[];
}

/** How many copies there are, at the fewest and at the most. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Where the numbers stand, as findings name it; nothing where nobody scales. */
  readonly where?: string;
  /** The fields there. */
  readonly fields: { readonly min: string; readonly max: string; readonly cpu: string };
  /** CPU use that is aimed at, in percent of the request. */
  readonly cpuTarget?: number;
}

/** Who changes the number. */
export interface Autoscaler extends Scale {
  readonly where: string;
  /** Whether it is told to take copies away alone. */
  readonly addsNone: boolean;
}

export interface Rollout {
  readonly strategy: string;
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
  readonly minReadySeconds: number;
  /** Seconds without progress after which it is called failed. */
  readonly progressDeadlineSeconds: number;
  /** Whether it waits for somebody. */
  readonly isPaused: boolean;
  /** Whether the Deployment gives a number of copies beside an autoscaler's. */
  readonly resetsScale: boolean;
}

export interface Budget {
  readonly where: string;
  /** Where its spec stands in that object. */
  readonly field: string;
  readonly spec: IPodDisruptionBudgetSpec;
}
