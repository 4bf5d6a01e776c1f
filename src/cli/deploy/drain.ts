import { drain as drainRegion } from '../../deployment/failover/drain';
import { lookAtTraffic, othersOf } from '../../deployment/failover/look-at-traffic';
import { refuseTheLast } from '../../deployment/failover/refusals';
import { CancelledError } from '../../errors/cancelled-error';
import { typedName } from './confirm';
import type { DrainOptions } from './failover-options';
import { inLoggedSession } from './logged-session';
import type { Surroundings } from './surroundings';

/**
 * `create-aks-ha drain <region>`: takes it out of Front Door and waits until it gets no more requests.
 *
 * @throws AksHaError E650 for the last region, E653 where it goes on to get requests
 */
export function drain(region: string, options: DrainOptions, surroundings: Surroundings): Promise<void> {
  const { yes = false, evenTheLast = false } = options;
  return inLoggedSession(options, surroundings, async ({ session, asked, tell }) => {
    const entry = await lookAtTraffic(session, region);
    if (!evenTheLast) await refuseTheLast(session, entry);
    const others = othersOf(entry).map((other) => other.region);
    tell(`${others.join(', ') || 'Nobody'} will serve the users of ${region} in ${session.environment.name}.`);
    if (!yes && !(await typedName(asked, region, 'take it out of Front Door'))) {
      throw new CancelledError('Nothing was changed.', 'The name has to be typed as it is.');
    }
    const back = `create-aks-ha restore ${region} --environment ${session.environment.name}`;
    try {
      await drainRegion(session, entry);
    } catch (error) {
      if (!session.signal.aborted) throw error;
      throw new CancelledError(
        `Broken off; ${region} may be out of Front Door already.`,
        `To bring it back: ${back}. To go on: the same command.`,
      );
    }
    tell(`To bring it back: ${back}`);
  });
}
