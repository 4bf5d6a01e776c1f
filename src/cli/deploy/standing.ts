import type { DeploymentEvent } from '../../deployment/events';
import type { Step } from '../../deployment/plan/plan';

/** How each step of a plan stands; kept beside what is shown, for whoever breaks the deployment off. */
export interface Standing {
  readonly steps: readonly { readonly step: Step; readonly state: StepState }[];
}

export type StepState = 'not begun' | 'begun' | 'done' | 'nothing to do' | 'failed';

/** Before there is a plan. */
export const NOTHING_BEGUN: Standing = { steps: [] };

export function standingAfter(standing: Standing, event: DeploymentEvent): Standing {
  if (event.type === 'plan') return { steps: event.plan.steps.map((step) => ({ step, state: 'not begun' })) };
  // A step that was left out stands as it did: not begun, or begun and broken off.
  if (event.type !== 'step' || event.status === 'left-out') return standing;
  const state = STATES[event.status];
  return { steps: standing.steps.map((each) => (each.step.id === event.step.id ? { ...each, state } : each)) };
}

const STATES = { started: 'begun', done: 'done', skipped: 'nothing to do', failed: 'failed' } as const;

/**
 * A line for each step, for people.
 *
 * @param running names of deployments that are at work in Azure
 */
export function formatStanding({ steps }: Standing, running: readonly string[]): string {
  const width = Math.max(...steps.map(({ step }) => step.id.length));
  const lines = steps.map(({ step, state }) => `  ${step.id.padEnd(width)}  ${stateOf(step, state, running)}`);
  return ['How far it is:', ...lines].join('\n');
}

function stateOf(step: Step, state: StepState, running: readonly string[]): string {
  if (state !== 'begun') return state;
  const isAtWork =
    (step.kind === 'infrastructure' || step.kind === 'region-infrastructure') && running.includes(step.name);
  return isAtWork ? `at work in Azure: ${step.name}` : 'begun, and broken off';
}
