import type { PartProgress } from './arm/deployment-progress';
import type { Preview } from './arm/what-if';
import type { FailoverEvent } from './failover/events';
import type { Retried } from './http/send-again';
import type { DeploymentPlan, Step } from './plan/plan';
import type { Finding } from './preflight/finding';
import type { RegionOutcome } from './update/outcome';

/** What a deployer tells while it works. It never prints: whoever listens does. */
export type DeploymentEvent =
  | { readonly type: 'signed-in'; readonly method: string; readonly subscription: string }
  | { readonly type: 'checked'; readonly findings: readonly Finding[]; readonly checks: number }
  | { readonly type: 'plan'; readonly plan: DeploymentPlan }
  | { readonly type: 'preview'; readonly preview: Preview }
  | StepEvent
  | FailoverEvent
  /** How far the infrastructure is, a part for each resource group. */
  | { readonly type: 'infrastructure'; readonly parts: readonly PartProgress[] }
  /** What a step of a region is waiting for. */
  | { readonly type: 'working'; readonly step: string; readonly region?: string; readonly what: string }
  | ({ readonly type: 'retry' } & Retried)
  /** A new version failed in a region, which goes back now. */
  | { readonly type: 'returning'; readonly region: string; readonly to?: string | undefined; readonly cause: string }
  /** What became of each region, in the end, also where the run has failed. */
  | { readonly type: 'regions'; readonly regions: readonly RegionOutcome[] }
  | { readonly type: 'live'; readonly address: string; readonly regions: readonly string[]; readonly seconds: number }
  /** The infrastructure alone is as the repository says. Whether it serves, nobody has asked. */
  | {
      readonly type: 'infrastructure-done';
      readonly environment: string;
      readonly changes: number;
      readonly seconds: number;
    }
  /** What runs in these regions is up, and Front Door can't reach them yet. */
  | { readonly type: 'without-way'; readonly environment: string; readonly regions: readonly string[] }
  | { readonly type: 'removed'; readonly what: string };

export type StepEvent =
  | { readonly type: 'step'; readonly step: Step; readonly status: 'started' | 'left-out' }
  | {
      readonly type: 'step';
      readonly step: Step;
      /** Skipped where there was nothing to do. */
      readonly status: 'done' | 'skipped';
      readonly detail: string;
      readonly seconds: number;
    }
  | {
      readonly type: 'step';
      readonly step: Step;
      readonly status: 'failed';
      readonly error: unknown;
      readonly seconds: number;
    };

export type Emit = (event: DeploymentEvent) => void;
