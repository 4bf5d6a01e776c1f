import { join } from 'node:path';
import { compileWith } from '../../deployment/bicep/compile-and-predict';
import type { Scope } from '../../deployment/bicep/scope';
import { type Deployment, deploy as deployTo } from '../../deployment/deploy';
import { deployWorkload } from '../../deployment/deploy-workload';
import type { DeploymentEvent } from '../../deployment/events';
import { once } from '../../deployment/once';
import { renderInRepository } from '../../deployment/render/render-in-repository';
import { rollBack } from '../../deployment/roll-back';
import { type SessionProps, startSession } from '../../deployment/session';
import { DEFAULT_SOAK } from '../../deployment/update/soak-settings';
import { CancelledError } from '../../errors/cancelled-error';
import { chosenEnvironment } from './chosen-environment';
import { type ConfirmProps, confirmed, removalsConfirmed } from './confirm';
import { refuseContradiction } from './contradiction';
import type { DeployOptions } from './deploy-options';
import { interrupted } from './interrupted';
import { neededBicep } from './needed-bicep';
import { reporterFor } from './reporter-for';
import { startRunLog } from './run-log';
import { sameCommand } from './same-command';
import { NOTHING_BEGUN, standingAfter } from './standing';
import type { Surroundings } from './surroundings';
import { openTarget } from './target';

/**
 * `create-aks-ha deploy`: from nothing to live in every region, or from what there is to what the repository says.
 *
 * @throws AksHaError of the catalogue's E5xx and E6xx; CancelledError where it was broken off or declined
 */
export async function deploy(options: DeployOptions, surroundings: Surroundings): Promise<Deployment> {
  const { root, env, signal, err, ask } = surroundings;
  const { yes = false, json = false } = options;
  const tell = json ? () => undefined : surroundings.tell;
  refuseContradiction(options);
  const chosen = chosenEnvironment(root, options.environment);
  const bicep = once(() => neededBicep({ env, signal, tell }));
  const { rehearse = false, fault: faults = [] } = options;
  const target = await openTarget({ rehearse, faults, surroundings, bicep });
  if (target.notice) tell(target.notice);
  const log = startRunLog(target.env);
  const reporter = reporterFor({ json, surroundings, environment: chosen.environment, clock: target.clock });
  let standing = NOTHING_BEGUN;
  const emit = (event: DeploymentEvent) => {
    standing = standingAfter(standing, event);
    log.event(event);
    reporter.event(event);
  };
  const { cloud, subscription } = options;
  const props: SessionProps = {
    root,
    ...chosen,
    connection: target.connection,
    env: target.env,
    cloud,
    subscription,
    signal,
    emit,
  };
  const asked: ConfirmProps = { ask: json ? undefined : ask, err, reporter };
  try {
    const session = await startSession(props);
    const result = await commandOf(options)(session, {
      compile: async (request) => compileWith(await bicep())(request),
      image: options.image,
      only: options.region,
      order: options.order,
      scope: scopeOf(options),
      soak: {
        seconds: options.soak ?? DEFAULT_SOAK.seconds,
        errorBudget: options.errorBudget ?? DEFAULT_SOAK.errorBudget,
      },
      render: renderInRepository(root, join(__dirname, 'render-deployed.js'), signal),
      isInfrastructureOnly: options.only === 'infrastructure',
      buildInRegistry: (options.buildInRegistry ?? false) || (options.rehearse ?? false),
      preview: options.preview ?? false,
      confirm: async () => yes || confirmed(asked, 'Deploy?'),
      confirmRemovals: async (plan) => (yes ? (options.remove ?? false) : removalsConfirmed(asked, plan)),
    });
    log.ended(undefined);
    if (result.outcome === 'declined')
      throw new CancelledError('Nothing was changed.', 'To deploy: create-aks-ha deploy');
    if ('isUnchanged' in result && result.isUnchanged) tell('Nothing had changed.');
    return result;
  } catch (error) {
    log.ended(error);
    reporter.stop();
    if (!signal.aborted) throw error;
    const command = sameCommand('deploy', options, chosen.environment.name);
    throw await interrupted({ ...asked, leave: surroundings.leave, session: props, standing, command });
  } finally {
    reporter.stop();
    if (log.path !== undefined) tell(`The log of this run: ${log.path}`);
    await target.close();
  }
}

/** What is done to the environment. */
function commandOf({ rollback = false, only }: DeployOptions): typeof deployTo {
  if (rollback) return rollBack;
  return only === 'workload' ? deployWorkload : deployTo;
}

/** What is left as it is, because it is down. */
function scopeOf({ skipRegion = [], skipGlobal = false }: DeployOptions): Scope {
  return { skipRegions: skipRegion, ...(skipGlobal ? { skipGlobal } : {}) };
}
