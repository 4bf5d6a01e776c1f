import type { DeploymentRecord, Step } from './record';

/** What is looked up of a deployment again and again. Follows the steps' states, is never written to disk. */
export interface StepIndex {
  readonly byKey: ReadonlyMap<string, Step>;
  /** Modules by the name of their deployment. */
  readonly modules: ReadonlyMap<string, Step>;
  /** Steps by the name of the deployment that they belong to. */
  readonly children: ReadonlyMap<string, readonly Step[]>;
  readonly waiting: Set<Step>;
  readonly running: Set<Step>;
}

const indexes = new WeakMap<DeploymentRecord, StepIndex>();

export function indexOf(record: DeploymentRecord): StepIndex {
  let index = indexes.get(record);
  if (!index) {
    index = build(record.steps);
    indexes.set(record, index);
  }
  return index;
}

function build(steps: readonly Step[]): StepIndex {
  const children = new Map<string, Step[]>();
  for (const step of steps) {
    const siblings = children.get(step.deployment);
    if (siblings) siblings.push(step);
    else children.set(step.deployment, [step]);
  }
  return {
    byKey: new Map(steps.map((step) => [step.key, step])),
    modules: new Map(steps.flatMap((step) => (step.module ? [[step.module.name, step] as const] : []))),
    children,
    waiting: new Set(steps.filter(({ state }) => state === 'waiting')),
    running: new Set(steps.filter(({ state }) => state === 'running')),
  };
}
