import type { DeploymentContent } from '../arm/deployments';
import type { Step } from '../plan/plan';
import type { Render } from '../render/render';
import type { Session } from '../session';
import type { Handed } from './handed';
import { image, registry } from './image';
import { infrastructure } from './infrastructure';
import { manifests } from './manifests';
import { remove } from './removal';
import { route } from './routes';

export interface Performance {
  readonly session: Session;
  readonly handed: Handed;
  readonly content: DeploymentContent;
  /** Ids of what the content would make. */
  readonly expected: readonly string[];
  readonly render: Render;
  readonly isBuiltInRegistry: boolean;
  /** Of this step. */
  readonly signal: AbortSignal;
}

/** Does one step of a plan. @returns what was done, or `undefined` where there was nothing to do */
export async function performStep(performance: Performance, step: Step): Promise<string | undefined> {
  const { session, handed, content, expected, render, signal } = performance;
  switch (step.kind) {
    case 'infrastructure':
      return infrastructure(session, handed, step, content, expected);
    case 'registry':
      return registry(session, signal);
    case 'image':
      return image(performance);
    case 'manifests':
      return manifests({ session, handed, render, signal }, step);
    case 'region-route':
    case 'main-route':
      return route(session, handed, step, signal);
    case 'remove-region':
    case 'remove-environment':
      return remove(session, step);
  }
}
