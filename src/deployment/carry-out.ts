import type { Region } from '../configuration';
import type { DeploymentPlan, Step } from './plan/plan';
import { runPlan } from './plan/run-plan';
import type { Session } from './session';
import type { Handed, Outputs } from './steps/handed';
import { startOutcomes } from './update/outcome';
import type { Running } from './update/running';

export interface CarryOutProps {
  readonly plan: DeploymentPlan;
  /** Those that the plan is about. */
  readonly regions: readonly Region[];
  /** What they run before. */
  readonly running: Running;
  /** What is known of the infrastructure. @default a step of the plan finds out */
  readonly outputs?: Outputs;
  /** Names of regions that Front Door can't reach yet, so that nobody has asked them. @default none */
  readonly withoutWay?: readonly string[];
  /** Whether in the end every other region has answered. @default true */
  readonly isLive?: boolean;
  readonly perform: (step: Step, handed: Handed, signal: AbortSignal) => Promise<string | undefined>;
}

/** What came of a plan. */
export interface CarriedOut {
  /** What users call. */
  readonly address: string;
  /** How many steps changed something. */
  readonly changes: number;
}

/**
 * Does what a plan says, and tells in the end what became of each region, also where it failed.
 *
 * @throws the error of the first step that failed
 */
export async function carryOut(session: Session, props: CarryOutProps): Promise<CarriedOut> {
  const { plan, regions, running, outputs, withoutWay = [], isLive = true, perform } = props;
  const { clock, signal, emit } = session;
  const handed: Handed = {
    running,
    updates: new Map(),
    outcomes: startOutcomes(regions, running),
    ...(outputs ? { outputs } : {}),
  };
  const started = clock.now();
  let changes = 0;
  try {
    await runPlan({
      plan,
      clock,
      signal,
      emit,
      perform: async (step, stepSignal) => {
        const detail = await perform(step, handed, stepSignal);
        if (detail !== undefined && !step.kind.endsWith('route')) changes += 1;
        return detail;
      },
    });
  } finally {
    if (regions.length > 0) emit({ type: 'regions', regions: [...handed.outcomes.values()] });
  }
  const address = `https://${handed.outputs?.frontDoorHostName ?? ''}`;
  const seconds = Math.round((clock.now() - started) / 1000);
  if (!isLive) emit({ type: 'infrastructure-done', environment: plan.environment, changes, seconds });
  const names = isLive ? regions.map(({ name }) => name) : [];
  const reached = names.filter((name) => !withoutWay.includes(name));
  const unreached = names.filter((name) => withoutWay.includes(name));
  if (unreached.length > 0) emit({ type: 'without-way', environment: plan.environment, regions: unreached });
  if (reached.length > 0) emit({ type: 'live', address, regions: reached, seconds });
  return { address, changes };
}
