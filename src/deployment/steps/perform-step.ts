import type { DeploymentContent } from '../arm/deployments';
import type { ImageReference } from '../image/image-reference';
import type { Step } from '../plan/plan';
import { image, registry } from './image';
import { infrastructure } from './infrastructure';
import { performRegionStep } from './perform-region-step';
import { remove } from './removal';
import type { UpdateProps } from './update-props';

export interface Performance extends UpdateProps {
  readonly content: DeploymentContent;
  /** An image that was pushed before. @default it is built from service/ */
  readonly wanted: ImageReference | undefined;
  /** Ids of what the content would make. */
  readonly expected: readonly string[];
  readonly isBuiltInRegistry: boolean;
}

/** Does one step of a plan. @returns what was done, or `undefined` where there was nothing to do */
export async function performStep(performance: Performance, step: Step): Promise<string | undefined> {
  const { session, handed, content, expected, signal } = performance;
  switch (step.kind) {
    case 'infrastructure':
      return infrastructure(session, handed, step, content, expected);
    case 'registry':
      return registry(session, signal);
    case 'image':
      return image(performance);
    case 'remove-region':
    case 'remove-environment':
      return remove(session, step);
    default:
      return performRegionStep(performance, step);
  }
}
