import { HEALTH_PATH } from '../../cdk8s/reserved-paths';
import { setOrigin } from '../front-door/origins';
import { type Load, startLoad } from '../load/load';
import type { Session } from '../session';
import { LIMITS } from './limits';
import type { Entry } from './look-at-traffic';
import { isSeen, untilQuiet } from './watch-traffic';

/**
 * Takes a region out of Front Door and waits until it gets no more requests. One that is out already is only waited for,
 * so the same again goes on after anything.
 *
 * @throws AksHaError E653 where it goes on to get requests
 */
export function drain(session: Session, entry: Entry): Promise<void> {
  return watched(session, entry, async (load) => {
    const { clock, emit } = session;
    const since = clock.now();
    const { region } = entry;
    emit({ type: 'origin', region, isEnabled: false, changed: await setOrigin(entry.frontDoor, false) });
    const seconds = await untilQuiet({ session, entry, load }, since);
    emit({ type: 'drained', region, seconds, isSeen: isSeen(load) });
  });
}

/** Does something while requests go through the main route, one a second, that tell where it leads. */
export async function watched<T>(session: Session, { host }: Entry, work: (load: Load) => Promise<T>): Promise<T> {
  const load = startLoad({ ...session, url: mainRoute(host), rate: LIMITS.lookingRate });
  try {
    return await work(load);
  } finally {
    await load.stop();
  }
}

/** Answered by whichever region Front Door chooses. */
export function mainRoute(host: string): string {
  return `https://${host}${HEALTH_PATH}`;
}
