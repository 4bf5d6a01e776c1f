import { lookAtTraffic } from '../../deployment/failover/look-at-traffic';
import { refuseSick } from '../../deployment/failover/refusals';
import { restore as restoreRegion } from '../../deployment/failover/restore';
import { CancelledError } from '../../errors/cancelled-error';
import { confirmed } from './confirm';
import type { RestoreOptions } from './failover-options';
import { inLoggedSession } from './logged-session';
import type { Surroundings } from './surroundings';

/**
 * `create-aks-ha restore <region>`: lets Front Door send users there again.
 *
 * @throws AksHaError E651 for one that does not answer itself, E654 where it gets no requests
 */
export function restore(region: string, options: RestoreOptions, surroundings: Surroundings): Promise<void> {
  return inLoggedSession(options, surroundings, async ({ session, asked, tell }) => {
    const { environment, signal } = session;
    const entry = await lookAtTraffic(session, region);
    await refuseSick(session, entry);
    if (environment.regions.some(({ name, drained }) => name === region && drained)) {
      tell(
        `devops/config/variables.json says that ${region} is drained: take that away, or the next deployment of the infrastructure takes it out again.`,
      );
    }
    if (!options.yes && !(await confirmed(asked, `Send users to ${region} in ${environment.name}?`))) {
      throw new CancelledError('Nothing was changed.', `To do it: create-aks-ha restore ${region}`);
    }
    try {
      await restoreRegion(session, entry);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new CancelledError(
        `Broken off; Front Door may send users to ${region} already.`,
        `To go on: create-aks-ha restore ${region} --environment ${environment.name}`,
      );
    }
  });
}
