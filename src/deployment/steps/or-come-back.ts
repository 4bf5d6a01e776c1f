import { AksHaError } from '../../errors/aks-ha-error';
import type { Change } from '../update/change';
import { shortDigest } from '../update/digest';
import { noteOutcome } from '../update/outcome';
import type { RegionUpdate } from '../update/region-update';
import type { UpdateProps } from './update-props';

/**
 * A part of an update; where it fails, the region gets back what ran there before, at once.
 *
 * @throws AksHaError E641 with the cause once the region is back, E642 where it could not go back
 */
export async function orComeBack<T>(
  { session, handed }: UpdateProps,
  region: string,
  work: (update: RegionUpdate) => Promise<T>,
): Promise<T> {
  const update = handed.updates.get(region) as RegionUpdate;
  try {
    return await work(update);
  } catch (cause) {
    return await comeBack({ session, handed }, region, update, cause).finally(() => update.change.end());
  }
}

async function comeBack(
  { session, handed }: Pick<UpdateProps, 'session' | 'handed'>,
  region: string,
  update: RegionUpdate,
  cause: unknown,
): Promise<never> {
  // Broken off is not failed: the record stays, and the next run goes on. Where that one has begun, it goes on already.
  const isOver = () => session.signal.aborted || update.change.lost.aborted;
  if (isOver()) throw cause;
  const { before, after } = update.change;
  session.emit({ type: 'returning', region, to: before, cause: messageOf(cause) });
  try {
    await update.comeBack();
  } catch (failure) {
    if (isOver()) throw failure;
    noteOutcome(handed.outcomes, region, 'failed', after);
    throw lost(region, before, cause, failure);
  }
  noteOutcome(handed.outcomes, region, 'returned', before);
  throw takenBack(region, update.change, cause);
}

function takenBack(region: string, { before, after, answered }: Change, cause: unknown): AksHaError {
  const now =
    before === undefined
      ? 'Nothing ran there before, so all of it was taken away again.'
      : `It runs ${shortDigest(before)} again${answered ? ', and answers' : '; it did not answer before either'}.`;
  return new AksHaError({
    code: 'E641',
    source: 'user',
    message: `${region} did not take ${shortDigest(after)}: ${messageOf(cause)}\n${now} The regions after it are as they were.`,
    hint: AksHaError.is(cause) ? cause.hint : 'Mend it, and deploy again.',
    cause,
  });
}

function lost(region: string, before: string | undefined, cause: unknown, failure: unknown): AksHaError {
  return new AksHaError({
    code: 'E642',
    source: 'user',
    message: `The new version failed in ${region}: ${messageOf(cause)}\nIt could not go back to ${shortDigest(before)} either: ${messageOf(failure)}\nThe regions after it are as they were.`,
    hint: `Look at ${region} now: create-aks-ha status. Once more back: create-aks-ha deploy --rollback --region ${region}`,
    cause,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
