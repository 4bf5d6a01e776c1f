import type { Clock } from '../../deployment/clock';
import type { Retried } from '../../deployment/http/send-again';
import { duration } from './duration';

/** Milliseconds of a wait that people would wonder about; shorter ones pass before they are read. */
const NOTICEABLE = 10_000;
/** Milliseconds, of whoever watches, between two such lines: an outage meets every request. */
const APART = 60_000;

/**
 * Says why a deployment waits and asks again, at most once a minute.
 *
 * @param wall the clock of whoever watches: a rehearsal's goes much faster
 */
export function retryTeller(wall: Clock): (retried: Retried) => string | undefined {
  let last = Number.NEGATIVE_INFINITY;
  return ({ url, reason, delay }) => {
    if (delay < NOTICEABLE || wall.now() - last < APART) return undefined;
    last = wall.now();
    return `Waits for ${new URL(url).host} (${reason}): asked again in ${duration(delay / 1000)}`;
  };
}
