import type { ImageReference } from '../../deployment/image/image-reference';

/** What `deploy`, `status` and `destroy` have in common. */
export interface TargetOptions {
  /** A name below `environments` of variables.json. @default the only one there is */
  readonly environment?: string;
  /** @default AzureCloud */
  readonly cloud?: string;
  /** @default what the sign-in names */
  readonly subscription?: string;
  /** Against a local Azure instead: nothing is made and nothing costs. @default false */
  readonly rehearse?: boolean;
  /** What goes wrong in a rehearsal, as `<name>[:<argument>][@<phase>]`. @default nothing */
  readonly fault?: readonly string[];
  /** One event a line, as JSON, on standard output. @default false */
  readonly json?: boolean;
}

/** What `deploy --only` takes. */
export const PARTS = ['infrastructure', 'workload'] as const;

export type Part = (typeof PARTS)[number];

/** What can be said to `create-aks-ha deploy`. */
export interface DeployOptions extends TargetOptions {
  /** Shows what would be done, and changes nothing. @default false */
  readonly preview?: boolean;
  /** The one of the two that is brought up to date. @default both */
  readonly only?: Part;
  /** Has the registry build the image even where there is Docker; a rehearsal always does. @default false */
  readonly buildInRegistry?: boolean;
  /** Asks nothing; what variables.json names no more stays, unless `--remove` is given too. @default false */
  readonly yes?: boolean;
  /** With `--yes`: removes what variables.json names no more. @default false */
  readonly remove?: boolean;
  /** An image that was pushed before. @default it is built from service/ */
  readonly image?: ImageReference;
  /** Regions whose workload is brought up to date, by name. @default all of them */
  readonly region?: readonly string[];
  /** Regions that are down, by name: what they have stays as it is. @default none */
  readonly skipRegion?: readonly string[];
  /** What is global stays as it is too. @default where a region that is skipped is in its home */
  readonly skipGlobal?: boolean;
  /** Regions in the order of an update; those not named follow. @default the order of variables.json */
  readonly order?: readonly string[];
  /** Seconds for which a new version is watched in each region. @default 300 */
  readonly soak?: number;
  /** Percent of the requests of a soak that may fail. @default 1 */
  readonly errorBudget?: number;
  /** Back to what ran in each region before. @default false */
  readonly rollback?: boolean;
}

/** What can be said to `create-aks-ha status`. */
export type StatusOptions = TargetOptions;

/** What can be said to `create-aks-ha destroy`. */
export interface DestroyOptions extends TargetOptions {
  /** Lists what would go, and removes nothing. @default false */
  readonly preview?: boolean;
  /** Removes without asking for the workload's name. @default false */
  readonly yes?: boolean;
}
