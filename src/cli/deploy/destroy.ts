import { destroy as destroyAll, lookForDestruction } from '../../deployment/destroy/destroy';
import { formatDestruction } from '../../deployment/destroy/plan-destruction';
import { CancelledError } from '../../errors/cancelled-error';
import { typedName } from './confirm';
import type { DestroyOptions } from './deploy-options';
import { inLoggedSession } from './logged-session';
import { sameCommand } from './same-command';
import type { Surroundings } from './surroundings';

/** How it ended, where it did not fail. */
export type Destruction = 'nothing there' | 'previewed' | 'gone';

/**
 * `create-aks-ha destroy`: removes what a deployment made, after the workload's name was typed.
 *
 * @throws AksHaError E612 where nobody can be asked, E628 where something stays
 */
export function destroy(options: DestroyOptions, surroundings: Surroundings): Promise<Destruction> {
  return inLoggedSession(options, surroundings, async ({ session, asked, tell }) => {
    const { environment, signal } = session;
    try {
      const plan = await lookForDestruction(session);
      if (plan.regional.length === 0 && !plan.global) {
        tell(`There is nothing of ${plan.workload} in ${plan.environment}.`);
        return 'nothing there';
      }
      tell(formatDestruction(plan));
      if (options.preview) return 'previewed';
      if (!options.yes && !(await typedName(asked, plan.workload))) {
        throw new CancelledError('Nothing was removed.', 'The name has to be typed as it is.');
      }
      await destroyAll(session, plan);
      tell(`Nothing is left of ${plan.workload} in ${plan.environment}.`);
      return 'gone';
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new CancelledError(
        'Broken off; what Azure deletes already goes on.',
        `To go on: ${sameCommand('destroy', options, environment.name)}`,
      );
    }
  });
}
