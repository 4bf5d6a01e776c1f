/** Which requests a fault meets: all that is given must fit. */
export interface Matcher {
  /** Operation such as `deployments.put`, or any of several; `*` stands for anything. */
  readonly operation?: string | readonly string[];
  /** Host name; `*` stands for anything. */
  readonly host?: string;
  readonly method?: string;
  /** Part of the path, compared without case. */
  readonly path?: string;
}

/** What becomes of a request. `before` means that nothing was done, `after` that all was done and only the answer is lost. */
export type Effect =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'expire-tokens' };

/** Something that goes wrong on the way. */
export interface RequestFault {
  readonly name: string;
  readonly match: Matcher;
  readonly effect: Effect;
  /** How many requests meet it. @default 1 */
  readonly times?: number;
  /** Whether so many requests of each operation meet it. @default so many of all together */
  readonly ofEach?: boolean;
  /** How many requests that fit are let through first. @default 0 */
  readonly after?: number;
}

/** Something about the simulated Azure that is not as it should be, for as long as the fault is there. */
export type Condition =
  /** No vCPUs left, of a family where one is given. */
  | { readonly kind: 'quota'; readonly location: string; readonly family?: string }
  /** A size that Azure has run out of. */
  | { readonly kind: 'no-capacity'; readonly location: string; readonly size?: string; readonly zone?: string }
  /** A size that is not offered in a zone: told before a deployment. */
  | { readonly kind: 'size-not-offered'; readonly location: string; readonly size: string; readonly zone?: string }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'policy'; readonly type: string; readonly policy?: string }
  | { readonly kind: 'not-registered'; readonly namespace: string }
  /** What the caller may do: actions of roles. Without it everything. */
  | { readonly kind: 'rights'; readonly actions: readonly string[]; readonly notActions?: readonly string[] }
  | { readonly kind: 'resource-fails'; readonly resource: string; readonly code: string; readonly message: string }
  /** Somebody else cancels a deployment, so many simulated seconds after its start. */
  | { readonly kind: 'cancelled'; readonly seconds: number }
  | { readonly kind: 'tasks-not-allowed' }
  | { readonly kind: 'task-fails'; readonly message: string }
  | { readonly kind: 'api-server-unreachable'; readonly cluster: string }
  /** Another manager owns a field of an object and holds on to it. */
  | { readonly kind: 'apply-conflict'; readonly resource: string; readonly field: string; readonly manager: string }
  | { readonly kind: 'image-pull'; readonly cluster: string }
  | { readonly kind: 'crash-loop'; readonly cluster: string; readonly digest?: string }
  | { readonly kind: 'exec-format'; readonly cluster: string }
  /** Nothing in a location answers any more. */
  | { readonly kind: 'region-lost'; readonly location: string };

export interface ConditionFault {
  readonly name: string;
  readonly condition: Condition;
  /** The first request that fits begins it. @default it begins when it is added */
  readonly from?: Matcher;
  /** Simulated seconds after that until it holds. @default 0 */
  readonly after?: number;
}

/** Data that tests and `--fault` hand to the target. */
export type Fault = RequestFault | ConditionFault;
