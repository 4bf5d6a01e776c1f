import type { Clock } from '../clock';
import type { DeploymentEvent } from '../events';
import type { DeploymentPlan, Step } from './plan';

export interface RunProps {
  readonly plan: DeploymentPlan;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly emit: (event: DeploymentEvent) => void;
  /** Steps at one time. @default 50, which Front Door has as regions at most */
  readonly concurrency?: number;
  /**
   * Does a step.
   *
   * @param signal aborted too when the step is no longer needed
   * @returns what was done, in a few words, or `undefined` where there was nothing to do
   */
  readonly perform: (step: Step, signal: AbortSignal) => Promise<string | undefined>;
}

const CONCURRENCY = 50;

/**
 * Runs each step as soon as what it needs is done. Where one fails, what needs it is left out and the others end; what
 * only served it is broken off.
 *
 * @throws the error of the first step that failed; the others were told as events
 */
export async function runPlan({
  plan,
  clock,
  signal,
  emit,
  concurrency = CONCURRENCY,
  perform,
}: RunProps): Promise<void> {
  const place = places(concurrency);
  const stop = new AbortController();
  const failures: unknown[] = [];
  const done = new Map<string, Promise<boolean>>();
  const run = async (step: Step): Promise<boolean> => {
    const before = await Promise.all(step.needs.map((id) => done.get(id) ?? true));
    if (before.includes(false)) {
      emit({ type: 'step', step, status: 'left-out' });
      return false;
    }
    return place(() => performOne(step));
  };
  const performOne = async (step: Step): Promise<boolean> => {
    const started = clock.now();
    const seconds = () => Math.round((clock.now() - started) / 1000);
    emit({ type: 'step', step, status: 'started' });
    try {
      const detail = await perform(step, AbortSignal.any([signal, stop.signal]));
      emit({
        type: 'step',
        step,
        status: detail === undefined ? 'skipped' : 'done',
        detail: detail ?? '',
        seconds: seconds(),
      });
      return true;
    } catch (error) {
      // Broken off is not failed: what was begun goes on in Azure.
      if (stop.signal.aborted || signal.aborted) {
        emit({ type: 'step', step, status: 'left-out' });
        return false;
      }
      failures.push(error);
      emit({ type: 'step', step, status: 'failed', error, seconds: seconds() });
      // Nothing can follow without the infrastructure: an image that is being built would only delay the error.
      if (step.kind.endsWith('infrastructure')) stop.abort(new Error('no longer needed'));
      return false;
    }
  };
  for (const step of plan.steps) done.set(step.id, run(step));
  await Promise.all(done.values());
  if (signal.aborted) throw signal.reason;
  if (failures.length > 0) throw failures[0];
}

/** Lets so many work at one time. */
function places(free: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let left = free;
  return async (work) => {
    if (left > 0) left -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else left += 1;
    }
  };
}
