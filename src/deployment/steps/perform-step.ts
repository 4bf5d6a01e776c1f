import type { DeploymentContent } from '../arm/deployments';
import type { ImageReference } from '../image/image-reference';
import type { MainRouteStep, RegionStep, Step } from '../plan/plan';
import { image, registry } from './image';
import { infrastructure } from './infrastructure';
import { performRegionStep } from './perform-region-step';
import { regionInfrastructure } from './region-infrastructure';
import { remove } from './removal';
import type { UpdateProps } from './update-props';

/** What the steps of a workload work with. */
export interface WorkloadPerformance extends UpdateProps {
  /** An image that was pushed before. @default it is built from service/ */
  readonly wanted: ImageReference | undefined;
  readonly isBuiltInRegistry: boolean;
}

export interface Performance extends WorkloadPerformance {
  readonly content: DeploymentContent;
  /** Of one region alone. */
  readonly contentOf: (region: string) => DeploymentContent;
  /** Ids of what the content would make. */
  readonly expected: readonly string[];
}

/** Does one step of a plan. @returns what was done, or `undefined` where there was nothing to do */
export async function performStep(performance: Performance, step: Step): Promise<string | undefined> {
  const { session, handed, content, expected, signal } = performance;
  switch (step.kind) {
    case 'infrastructure':
      return infrastructure(session, handed, step, content, expected);
    case 'region-infrastructure':
      return regionInfrastructure({
        session,
        step,
        content: performance.contentOf(step.region),
        whole: content.name,
        expected,
        signal,
      });
    case 'remove-region':
    case 'remove-environment':
      return remove(session, handed, step, signal);
    default:
      return performWorkloadStep(performance, step);
  }
}

/** Does one step of a plan that has none of the infrastructure. */
export async function performWorkloadStep(performance: WorkloadPerformance, step: Step): Promise<string | undefined> {
  const { session, signal } = performance;
  switch (step.kind) {
    case 'registry':
      return registry(session, signal);
    case 'image':
      return image(performance);
    default:
      return performRegionStep(performance, step as RegionStep | MainRouteStep);
  }
}
