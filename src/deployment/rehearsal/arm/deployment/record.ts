import type { Foreseen } from '../../template/expand';
import type { ArmError } from '../error';

export type StepState = 'waiting' | 'running' | 'succeeded' | 'failed' | 'skipped';

/** A resource of a deployment, or a module: a deployment within it. */
export interface Step {
  /** Its own within the deployment. */
  readonly key: string;
  /** Name of the deployment that it belongs to: the outermost, or a module's. */
  readonly deployment: string;
  /** Keys of the steps that must have succeeded before. */
  readonly dependsOn: readonly string[];
  /** What a resource becomes; undefined for a module. */
  readonly foreseen?: Foreseen;
  readonly module?: ModuleStep;
  state: StepState;
  /** Known once it has started: ids may depend on what others give. */
  id?: string;
  /** Simulated moments. */
  startedAt?: number;
  /** Of a running resource: when it will be there, or fail. */
  finishesAt?: number;
  finishedAt?: number;
  error?: ArmError;
  /** What it will fail with. */
  failure?: ArmError;
  /** Of a module that has succeeded. */
  outputs?: Record<string, { readonly type: string; readonly value: unknown }>;
}

export interface ModuleStep {
  readonly name: string;
  readonly id: string;
}

export type DeploymentState = 'Running' | 'Succeeded' | 'Failed' | 'Canceled';

/** A deployment to the subscription with all that is within it. */
export interface DeploymentRecord {
  readonly name: string;
  readonly id: string;
  readonly location: string;
  readonly correlationId: string;
  readonly templateHash: string;
  /** As they came, without what the template calls secure. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** By deployment: what the values of its outputs are worked out from. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly steps: Step[];
  readonly startedAt: number;
  /** Up to when it is worked out. */
  time: number;
  state: DeploymentState;
  cancelledAt?: number;
  finishedAt?: number;
  error?: ArmError;
  results?: Record<string, { readonly type: string; readonly value: unknown }>;
}
