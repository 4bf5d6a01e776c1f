import { destroy as destroyAll, lookForDestruction } from '../../deployment/destroy/destroy';
import { formatDestruction } from '../../deployment/destroy/plan-destruction';
import type { DeploymentEvent } from '../../deployment/events';
import { startSession } from '../../deployment/session';
import { CancelledError } from '../../errors/cancelled-error';
import { chosenEnvironment } from './chosen-environment';
import { typedName } from './confirm';
import type { DestroyOptions } from './deploy-options';
import { neededBicep } from './needed-bicep';
import { reporterFor } from './reporter-for';
import { startRunLog } from './run-log';
import { sameCommand } from './same-command';
import type { Surroundings } from './surroundings';
import { openTarget } from './target';

/** How it ended, where it did not fail. */
export type Destruction = 'nothing there' | 'previewed' | 'gone';

/**
 * `create-aks-ha destroy`: removes what a deployment made, after the workload's name was typed.
 *
 * @throws AksHaError E612 where nobody can be asked, E628 where something stays
 */
export async function destroy(options: DestroyOptions, surroundings: Surroundings): Promise<Destruction> {
  const { root, env, signal, err, ask } = surroundings;
  const { json = false, yes = false, rehearse = false, fault = [] } = options;
  const tell = json ? () => undefined : surroundings.tell;
  const chosen = chosenEnvironment(root, options.environment);
  const bicep = () => neededBicep({ env, signal, tell });
  const target = await openTarget({ rehearse, faults: fault, surroundings, bicep });
  if (target.notice) tell(target.notice);
  const log = startRunLog(target.env);
  // Lines that stay: there is nothing that a table would show.
  const { screen: _, ...lines } = surroundings;
  const reporter = reporterFor({ json, surroundings: lines, environment: chosen.environment, clock: target.clock });
  const emit = (event: DeploymentEvent) => {
    log.event(event);
    reporter.event(event);
  };
  const { cloud, subscription } = options;
  try {
    const session = await startSession({
      root,
      ...chosen,
      connection: target.connection,
      env: target.env,
      cloud,
      subscription,
      signal,
      emit,
    });
    const plan = await lookForDestruction(session);
    if (plan.regional.length === 0 && !plan.global) {
      tell(`There is nothing of ${plan.workload} in ${plan.environment}.`);
      log.ended(undefined);
      return 'nothing there';
    }
    tell(formatDestruction(plan));
    if (options.preview) {
      log.ended(undefined);
      return 'previewed';
    }
    if (!yes && !(await typedName({ ask: json ? undefined : ask, err, reporter }, plan.workload))) {
      throw new CancelledError('Nothing was removed.', 'The name has to be typed as it is.');
    }
    await destroyAll(session, plan);
    tell(`Nothing is left of ${plan.workload} in ${plan.environment}.`);
    log.ended(undefined);
    return 'gone';
  } catch (error) {
    log.ended(error);
    if (signal.aborted)
      throw new CancelledError(
        'Broken off; what Azure deletes already goes on.',
        `To go on: ${sameCommand('destroy', options, chosen.environment.name)}`,
      );
    throw error;
  } finally {
    reporter.stop();
    if (log.path !== undefined) tell(`The log of this run: ${log.path}`);
    await target.close();
  }
}
