import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, parseVariables, readVariables, VARIABLES_PATH } from '../configuration';
import { toCurrentFormat } from '../configuration/format/current-format';
import { parseJson } from '../configuration/parse-json';
import type { Variables } from '../configuration/variables-schema';
import { AksHaError } from '../errors/aks-ha-error';
import { applyChange } from '../generation/change/apply-change';
import { type ChangePlan, type Planner, planChanges } from '../generation/change/plan-change';
import { recoverChange } from '../generation/change/recover-change';
import { unifiedDiff } from '../generation/change/unified-diff';
import type { Notify } from '../generation/events';
import { handOver } from './hand-over';
import { planToShow } from './plan-to-show';
import type { QuestionsModule } from './questions/asked';
import type { Plan } from './questions/draft/plan';
import type { Start } from './questions/interview/start';
import type { Reporter } from './reporter';
import { tellChange } from './tell-change';

export interface ChangeProps {
  /** A generated repository, absolute. */
  readonly root: string;
  /** What the flags say; it counts over what the repository says. */
  readonly given: Start['given'];
  /** Whether the change is only shown. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

/**
 * Changes the answers of a repository that was generated before: asks, shows what would follow, and writes just that.
 *
 * @returns what the run ends with, where the version that the repository has installed did it
 * @throws AksHaError E101 to E103 where its answers can't be read, E2xx where nothing was written, E213
 * @throws CancelledError
 */
export async function change({ root, given, dryRun, signal }: ChangeProps): Promise<number | undefined> {
  // Before anything is read: another version may have other rules.
  const status = await handOver(root, signal);
  if (status !== undefined) return status;
  const before = readVariables(join(root, VARIABLES_PATH), VARIABLES_PATH);
  const asking = new AbortController();
  const plans = rememberPlans(planChanges(root, AbortSignal.any([signal, asking.signal])));
  const { ask } = require('./questions') as QuestionsModule;
  try {
    const { variables } = await ask({
      start: {
        given,
        directory: root,
        suggestedWorkload: before.workload,
        existing: answersOf(root),
        refuseDirectory: () => undefined,
      },
      plan: (outcome, signalOfOne) => show(plans.make, before, outcome.variables, signalOfOne),
      signal,
    });
    const plan = plans.madeOf(variables);
    if (dryRun) {
      process.stdout.write(plan.changes.map(unifiedDiff).join('\n'));
      return undefined;
    }
    await applyChange(plan, signal);
    tellChange(plan, (text) => process.stderr.write(text));
    return undefined;
  } finally {
    asking.abort();
  }
}

/** Keeps what was shown, so that just this is written. */
function rememberPlans(planner: Planner): { make: Planner; madeOf(variables: Variables): ChangePlan } {
  const made = new Map<string, ChangePlan>();
  return {
    make: async (variables, signal) => {
      const plan = await planner(variables, signal);
      made.set(JSON.stringify(variables), plan);
      return plan;
    },
    madeOf: (variables) => {
      const plan = made.get(JSON.stringify(variables));
      if (!plan) throw new Error('What was confirmed was never shown.');
      return plan;
    },
  };
}

async function show(make: Planner, before: Configuration, variables: Variables, signal: AbortSignal): Promise<Plan> {
  try {
    const after = parseVariables(variables, 'The answers');
    return planToShow(await make(variables, signal), before, after);
  } catch (error) {
    if (!AksHaError.is(error) || error.source !== 'user') throw error;
    return { problem: `${error.message} ${error.hint}`.replace(/\s+/g, ' ') };
  }
}

/** As the file has them, with all that no question asks for; what is read here is valid. */
function answersOf(root: string): Variables {
  const document = parseJson(readFileSync(join(root, VARIABLES_PATH), 'utf8'), VARIABLES_PATH);
  return toCurrentFormat(document, VARIABLES_PATH).document as Variables;
}

/** Undoes what a run that died had begun to change. */
export function recover(root: string, reporter: Reporter): void {
  const notify: Notify = (event) => reporter.event(event);
  const left = recoverChange(root, notify);
  if (left.length === 0) return;
  reporter.warning(
    `edited since that run, and left as they are: ${left.join(', ')}.`,
    'npx projen renews those of them that are managed; git diff shows what is different.',
  );
}
