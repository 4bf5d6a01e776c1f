/** What a deployment will do, as data: it is printed, tested and run. */
export interface DeploymentPlan {
  readonly workload: string;
  readonly environment: string;
  /** Each stands behind what it needs. */
  readonly steps: readonly Step[];
}

/** What every step has. */
interface StepBase {
  /** Unique in its plan: `manifests blue`. */
  readonly id: string;
  /** Ids of the steps that must have succeeded before. */
  readonly needs: readonly string[];
  /** What it does and why, a sentence. */
  readonly what: string;
}

export type Step =
  | InfrastructureStep
  | RegionInfrastructureStep
  | RegistryStep
  | ImageStep
  | RegionStep
  | MainRouteStep
  | RemovalStep;

export interface InfrastructureStep extends StepBase {
  readonly kind: 'infrastructure';
  /** Skipped where the same content is deployed and all of it is there. */
  readonly action: 'deploy' | 'follow' | 'skip';
  /** Name of the deployment, which follows from its content. */
  readonly name: string;
}

/** The infrastructure of one region that serves users, before the next one's is touched. What is global is left alone. */
export interface RegionInfrastructureStep extends StepBase {
  readonly kind: 'region-infrastructure';
  readonly region: string;
  readonly action: 'deploy' | 'follow';
  /** Name of the deployment, which follows from its content. */
  readonly name: string;
}

/** Waits until the registry is there, which is long before the clusters are. */
export interface RegistryStep extends StepBase {
  readonly kind: 'registry';
}

export interface ImageStep extends StepBase {
  readonly kind: 'image';
}

/** Something that is done for each region. */
export type RegionStep = ManifestsStep | WatchStep;

/** Changes what a region runs. */
export interface ManifestsStep extends StepBase {
  readonly kind: 'manifests';
  readonly region: string;
  /**
   * `first`: nobody is served anywhere yet, so nothing is recorded and nothing watched. `update`: what runs is recorded,
   * and comes back where the new version fails. `rollback`: the same, to what the last update has recorded. `return`: an
   * update that was broken off is taken back.
   */
  readonly mode: 'first' | 'update' | 'rollback' | 'return';
}

/** Asks a region whether it answers: now, or for a while. */
export interface WatchStep extends StepBase {
  readonly kind: 'region-route' | 'soak';
  readonly region: string;
}

/** The whole of it, as users reach it. */
export interface MainRouteStep extends StepBase {
  readonly kind: 'main-route';
}

/** Removes what variables.json no longer names. Done last, and only once it is confirmed on its own. */
export interface RemovalStep extends StepBase {
  readonly kind: 'remove-region' | 'remove-environment';
  readonly environment: string;
  /** Of a region that is gone. */
  readonly region?: string;
  /** Regions that users would be left with, and that have to answer before; no step has asked them. */
  readonly answering: readonly string[];
  /** Resource groups that go with all that is in them. */
  readonly groups: readonly string[];
}

/** The steps that take away. */
export function removals({ steps }: DeploymentPlan): RemovalStep[] {
  return steps.filter(
    (step): step is RemovalStep => step.kind === 'remove-region' || step.kind === 'remove-environment',
  );
}

/** The same plan without what was not confirmed. */
export function withoutRemovals(plan: DeploymentPlan): DeploymentPlan {
  const gone = removals(plan).map(({ id }) => id);
  return { ...plan, steps: plan.steps.filter(({ id }) => !gone.includes(id)) };
}
