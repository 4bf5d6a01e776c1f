import { setOrigin } from '../front-door/origins';
import type { Session } from '../session';
import { watched } from './drain';
import { type Entry, othersOf } from './look-at-traffic';
import { untilBack } from './watch-traffic';

/**
 * Lets Front Door send users to a region again, and waits until it answers some. One that is enabled already is only
 * waited for.
 *
 * @throws AksHaError E654 where it does not
 */
export function restore(session: Session, entry: Entry): Promise<void> {
  return watched(session, entry, async (load) => {
    const { clock, emit } = session;
    const since = clock.now();
    const { region } = entry;
    emit({ type: 'origin', region, isEnabled: true, changed: await setOrigin(entry.frontDoor, true) });
    const seconds = expectsRequests(session, entry) ? await untilBack({ session, entry, load }, since) : undefined;
    emit({ type: 'restored', region, ...(seconds === undefined ? {} : { seconds }) });
  });
}

/** Whether requests from anywhere reach a region: all share them, or it is the first. The nearest may be another one. */
function expectsRequests({ environment: { routing, regions } }: Session, entry: Entry): boolean {
  if (routing === 'weighted') return true;
  if (routing === 'latency') return false;
  const others = othersOf(entry).map(({ region }) => region);
  return regions.find(({ name }) => name === entry.region || others.includes(name))?.name === entry.region;
}
