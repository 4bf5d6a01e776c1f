import { AksHaError } from '../../errors/aks-ha-error';
import type { Session } from '../session';
import { answerOf, type Entry, isEnabled, othersOf } from './look-at-traffic';

/**
 * Users must find somebody: one of the other regions has to get requests, and to answer them.
 *
 * @throws AksHaError E650 where none does
 */
export async function refuseTheLast(session: Session, entry: Entry): Promise<void> {
  const { region } = entry;
  const others = othersOf(entry);
  const answers = await Promise.all(
    others.map(async (other) => ({ name: other.region, answer: await answerOf(session, entry, other.region) })),
  );
  if (answers.some(({ answer }) => answer === 'HTTP 200')) return;
  const drained = entry.origins.filter((origin) => origin.region !== region && !origin.isEnabled);
  const why =
    others.length > 0
      ? `Of the others, ${answers.map(({ name, answer }) => `${name} gives ${answer}`).join(', ')}.`
      : drained.length > 0
        ? `${drained.map(({ region: name }) => name).join(', ')} gets no requests either.`
        : 'There is no other region.';
  const [first] = drained;
  throw new AksHaError({
    code: 'E650',
    source: 'user',
    message: `${region} is the last region that serves users. ${why} Nothing was changed.`,
    hint: first
      ? `Bring another one back first: create-aks-ha restore ${first.region}. If users are to get no answer: --even-the-last.`
      : 'Look where it stands: create-aks-ha status. If users are to get no answer: --even-the-last.',
  });
}

/**
 * Users must not be sent to a region that does not answer.
 *
 * @throws AksHaError E651 where it does not, by its own route
 */
export async function refuseSick(session: Session, entry: Entry): Promise<void> {
  const answer = await answerOf(session, entry, entry.region);
  if (answer === 'HTTP 200') return;
  throw new AksHaError({
    code: 'E651',
    source: 'user',
    message: `${entry.region} itself gives ${answer} by its own route. Nothing was changed: users stay away from it.`,
    hint: `Mend it first: create-aks-ha status --environment ${session.environment.name}, and docs/runbook.md.`,
  });
}

/**
 * A drill puts a region back in the end, which must not be done to one that somebody has taken out.
 *
 * @throws AksHaError E652 where it gets no requests now
 */
export function refuseDrained(entry: Entry): void {
  if (isEnabled(entry)) return;
  throw new AksHaError({
    code: 'E652',
    source: 'user',
    message: `${entry.region} is drained already, by somebody or by a drill that was broken off.`,
    hint: `Bring it back first: create-aks-ha restore ${entry.region}`,
  });
}
