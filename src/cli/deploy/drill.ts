import { type Disturbance, drained, lost } from '../../deployment/failover/disturbance';
import { drill as drillRegion } from '../../deployment/failover/drill';
import { type Entry, lookAtTraffic } from '../../deployment/failover/look-at-traffic';
import { refuseDrained, refuseSick, refuseTheLast } from '../../deployment/failover/refusals';
import type { DrillReport } from '../../deployment/failover/report';
import { setOrigin } from '../../deployment/front-door/origins';
import { AksHaError } from '../../errors/aks-ha-error';
import { CancelledError } from '../../errors/cancelled-error';
import { typedName } from './confirm';
import type { DrillOptions } from './failover-options';
import { inLoggedSession, type LoggedSession } from './logged-session';
import type { Surroundings } from './surroundings';

/**
 * `create-aks-ha drill [region]`: drains and restores under load, and tells what it cost.
 *
 * @throws AksHaError E650 to E652 where users would suffer, E655 where more requests failed than may
 */
export function drill(
  name: string | undefined,
  options: DrillOptions,
  surroundings: Surroundings,
): Promise<DrillReport> {
  return inLoggedSession(options, surroundings, async (given) => {
    const { session, asked, tell } = given;
    const region = name ?? session.environment.regions[0]?.name ?? '';
    const entry = await lookAtTraffic(session, region);
    const disturbance = options.lose ? loss(given, entry) : drained(session, entry);
    refuseDrained(entry);
    await refuseTheLast(session, entry);
    await refuseSick(session, entry);
    const { rate, errorBudget } = options;
    tell(
      `${region} in ${session.environment.name} is ${options.lose ? 'lost' : 'drained'} and brought back, under ${rate} requests a second. That takes a quarter of an hour, or more where Front Door is slow.`,
    );
    if (!options.yes && !(await typedName(asked, region, 'begin'))) {
      throw new CancelledError('Nothing was changed.', 'The name has to be typed as it is.');
    }
    try {
      return await drillRegion(session, entry, { disturbance, rate, errorBudget });
    } catch (error) {
      if (!session.signal.aborted) throw error;
      throw await broughtBack(given, entry);
    }
  });
}

/** @throws AksHaError E658 outside of a rehearsal that this command has started */
function loss({ session, target }: LoggedSession, entry: Entry): Disturbance {
  const { lose } = target;
  const location = session.environment.regions.find(({ name }) => name === entry.region)?.location;
  if (lose && location !== undefined) return lost(session, entry, (seconds) => lose(location, seconds));
  throw new AksHaError({
    code: 'E658',
    source: 'user',
    message: '--lose takes a region away, and only a rehearsal that this command starts itself can do that.',
    hint: 'Give --rehearse, and let other commands that rehearse in this repository end first. For real, leave --lose out.',
  });
}

/** After Ctrl-C: the region must not stay out. */
async function broughtBack({ afterwards }: LoggedSession, entry: Entry): Promise<CancelledError> {
  const { region, frontDoor } = entry;
  const restore = `create-aks-ha restore ${region}`;
  try {
    const { arm } = await afterwards();
    await setOrigin({ ...frontDoor, arm }, true);
    return new CancelledError(`Broken off; Front Door sends users to ${region} again.`, `To see it: ${restore}`);
  } catch (error) {
    if (!AksHaError.is(error)) throw error;
    return new CancelledError(
      `Broken off, and ${region} may still be out of Front Door: ${error.message}`,
      `To bring it back: ${restore}`,
    );
  }
}
