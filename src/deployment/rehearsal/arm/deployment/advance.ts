import { durationOf } from '../../durations';
import type { ArmError } from '../error';
import { parseId } from '../resource-id';
import { failureTree } from './failure-tree';
import { outputsOf } from './outputs';
import type { DeploymentRecord, Step } from './record';
import { indexOf, type StepIndex } from './step-index';

/** What the steps of a deployment do to the world. */
export interface Surroundings {
  /** Starts a resource: its id, and the failure that it will end in where that is certain. */
  begin(
    step: Step,
    record: DeploymentRecord,
  ): { readonly id: string; readonly exists: boolean; readonly failure?: Failure };
  /** The resource is there. */
  complete(step: Step, record: DeploymentRecord): void;
  /** The resource has failed. */
  fail(step: Step, record: DeploymentRecord): void;
  /** Works out a value of an output. */
  resolve(value: unknown, record: DeploymentRecord): unknown;
}

export interface Failure {
  /** Simulated, from its start on. */
  readonly seconds: number;
  readonly error: ArmError;
}

/**
 * Brings a deployment up to a moment: ends what is over by then, in the order in which it ends, and starts what waited
 * for it. Whoever looks seldom sees the same as one who looks often.
 *
 * @returns whether anything changed
 */
export function advance(record: DeploymentRecord, now: number, surroundings: Surroundings): boolean {
  if (record.state !== 'Running') return false;
  const index = indexOf(record);
  let changed = settle(record, index, surroundings);
  while (record.state === 'Running') {
    const next = soonest(index);
    const time = Math.min(next?.finishesAt ?? Number.POSITIVE_INFINITY, cancelAhead(record));
    if (time > now) return changed;
    record.time = Math.max(record.time, time);
    if (next && next.finishesAt === time) finish(next, record, index, surroundings);
    settle(record, index, surroundings);
    changed = true;
  }
  return true;
}

function cancelAhead({ cancelledAt, time }: DeploymentRecord): number {
  return cancelledAt !== undefined && cancelledAt > time ? cancelledAt : Number.POSITIVE_INFINITY;
}

function soonest({ running }: StepIndex): Step | undefined {
  let first: Step | undefined;
  for (const step of running) {
    if (step.finishesAt === undefined) continue;
    if (first === undefined || step.finishesAt < (first.finishesAt ?? 0)) first = step;
  }
  return first;
}

function finish(step: Step, record: DeploymentRecord, index: StepIndex, surroundings: Surroundings): void {
  step.finishedAt = record.time;
  index.running.delete(step);
  if (step.failure) {
    step.state = 'failed';
    step.error = step.failure;
    surroundings.fail(step, record);
  } else {
    step.state = 'succeeded';
    surroundings.complete(step, record);
  }
}

/** Starts and skips what can be at this moment, and closes modules, until nothing changes any more. */
function settle(record: DeploymentRecord, index: StepIndex, surroundings: Surroundings): boolean {
  let changed = false;
  for (let again = true; again; ) {
    again = false;
    for (const step of index.waiting) again = begin(step, record, index, surroundings) || again;
    for (const step of index.running) again = (step.module && close(step, record, index, surroundings)) || again;
    changed ||= again;
  }
  if (index.waiting.size === 0 && index.running.size === 0) end(record, index, surroundings);
  return changed;
}

function begin(step: Step, record: DeploymentRecord, index: StepIndex, surroundings: Surroundings): boolean {
  const parent = step.deployment === record.name ? 'running' : index.modules.get(step.deployment)?.state;
  const needed = step.dependsOn.map((key) => index.byKey.get(key)?.state);
  const isStopped = record.cancelledAt !== undefined && record.cancelledAt <= record.time;
  if (isStopped || parent === 'skipped' || needed.some((state) => state === 'failed' || state === 'skipped')) {
    step.state = 'skipped';
    index.waiting.delete(step);
    return true;
  }
  if (parent !== 'running' || needed.some((state) => state !== 'succeeded')) return false;
  step.state = 'running';
  step.startedAt = record.time;
  index.waiting.delete(step);
  index.running.add(step);
  if (step.foreseen) beginResource(step, record, surroundings);
  return true;
}

function beginResource(step: Step, record: DeploymentRecord, surroundings: Surroundings): void {
  const { id, exists, failure } = surroundings.begin(step, record);
  step.id = id;
  step.finishesAt = record.time + (failure?.seconds ?? durationOf(parseId(id).type, exists)) * 1000;
  if (failure) step.failure = failure.error;
}

/** A module is over when all that is in it is. */
function close(module: Step, record: DeploymentRecord, index: StepIndex, surroundings: Surroundings): boolean {
  const children = index.children.get(module.module?.name ?? '') ?? [];
  if (children.some(({ state }) => state === 'waiting' || state === 'running')) return false;
  module.finishedAt = record.time;
  index.running.delete(module);
  if (children.some(({ state }) => state === 'failed')) {
    module.state = 'failed';
    module.error = failureTree(module.id ?? '', children);
  } else if (children.some(({ state }) => state === 'skipped')) {
    module.state = 'skipped';
  } else {
    module.state = 'succeeded';
    module.outputs = outputsOf(module.module?.name ?? '', record, surroundings);
  }
  return true;
}

function end(record: DeploymentRecord, index: StepIndex, surroundings: Surroundings): void {
  const top = index.children.get(record.name) ?? [];
  record.finishedAt = record.time;
  if (top.some(({ state }) => state === 'failed')) {
    record.state = 'Failed';
    record.error = failureTree(record.id, top);
  } else if (top.some(({ state }) => state === 'skipped')) {
    record.state = 'Canceled';
    record.error = { code: 'DeploymentCanceled', message: `The deployment '${record.name}' was canceled.` };
  } else {
    record.state = 'Succeeded';
    record.results = outputsOf(record.name, record, surroundings);
  }
}
