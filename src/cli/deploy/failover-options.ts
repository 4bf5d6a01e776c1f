import type { TargetOptions } from './deploy-options';

/** What can be said to `create-aks-ha restore`. */
export interface RestoreOptions extends TargetOptions {
  /** Asks nothing. @default false */
  readonly yes?: boolean;
}

/** What can be said to `create-aks-ha drain`. */
export interface DrainOptions extends RestoreOptions {
  /** Drains a region although no other one serves users then. @default false */
  readonly evenTheLast?: boolean;
}

/** What can be said to `create-aks-ha drill`. */
export interface DrillOptions extends RestoreOptions {
  /** Requests a second. */
  readonly rate: number;
  /** Percent of the requests that may fail unexpectedly. */
  readonly errorBudget: number;
  /** In a rehearsal: the region is lost at once instead. @default false */
  readonly lose?: boolean;
}
