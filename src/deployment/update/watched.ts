import { AksHaError } from '../../errors/aks-ha-error';
import type { Clock } from '../clock';
import { askRegion, isOther, type RegionAnswer, type RegionToAsk } from './ask-region';
import type { ErrorBudget } from './error-budget';

export interface WatchProps {
  readonly to: RegionToAsk;
  readonly budget: ErrorBudget;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Milliseconds between two requests. */
const EVERY = 1000;

/**
 * Does something to a region, and asks it once a second meanwhile. As soon as more requests failed than may, it is broken
 * off: pods of a version that answers with errors are ready all the same, and without it users would meet more and more.
 *
 * @throws AksHaError E644 where the budget was spent
 */
export async function watched<T>(props: WatchProps, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, signal } = props;
  const [ended, spent] = [new AbortController(), new AbortController()];
  const asking = (async () => {
    for (;;) {
      await clock.sleep(EVERY, AbortSignal.any([ended.signal, signal]));
      await spend(props);
    }
  })().catch((error: unknown) => {
    if (!ended.signal.aborted) spent.abort(error);
  });
  try {
    return await work(AbortSignal.any([signal, spent.signal]));
  } catch (error) {
    throw spent.signal.aborted && !signal.aborted ? spent.signal.reason : error;
  } finally {
    ended.abort();
    await asking;
  }
}

/**
 * Asks a region once a second for so long.
 *
 * @param version that has to answer, where the answer says which one does
 * @returns how many requests failed, in words
 * @throws AksHaError E644 as soon as more failed than may
 */
export async function soak(props: WatchProps, seconds: number, version: string | undefined): Promise<string> {
  const { clock, signal, budget, to } = props;
  const end = clock.now() + seconds * 1000;
  for (let next = clock.now(); next < end; next = Math.max(next + EVERY, clock.now())) {
    if (next > clock.now()) await clock.sleep(next - clock.now(), signal);
    await spend(props, version);
  }
  if (budget.isOverspent) throw overspent(to, budget, 'its answers');
  return budget.account;
}

/**
 * Asks a region once.
 *
 * @param version that has to answer. @default any may
 * @throws AksHaError E644 where no more requests may fail, and this one did
 */
export async function spend(
  { to, budget }: Pick<WatchProps, 'to' | 'budget'>,
  version?: string,
): Promise<RegionAnswer> {
  const answer = await askRegion(to);
  const isWrong = isOther(answer, version);
  budget.count(answer.isWell && !isWrong);
  const last = isWrong ? `an answer of ${answer.version}` : answer.said;
  if (budget.isSpent) throw overspent(to, budget, last);
  return answer;
}

function overspent({ region, host }: RegionToAsk, budget: ErrorBudget, last: string): AksHaError {
  return new AksHaError({
    code: 'E644',
    source: 'user',
    message: `${region} answers with errors, last with ${last}: ${budget.account} (https://${host}/.aks-ha/${region}/default).`,
    hint: 'Mend the service or charts/main.ts, and deploy again. Where it is Front Door that answers with errors, docs/runbook.md says what to look at.',
  });
}
