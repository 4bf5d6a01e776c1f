import { ArmError } from '../../deployment/arm/arm-error';
import { cancelDeployment, runningDeployments } from '../../deployment/arm/deployments';
import { deploymentPrefix } from '../../deployment/bicep/content';
import { type Session, type SessionProps, startSession } from '../../deployment/session';
import { AksHaError } from '../../errors/aks-ha-error';
import { CancelledError } from '../../errors/cancelled-error';
import { formatStanding, type Standing } from './standing';
import type { Surroundings } from './surroundings';

export interface InterruptedProps extends Pick<Surroundings, 'ask' | 'err' | 'leave'> {
  readonly session: SessionProps;
  readonly standing: Standing;
  /** The command that goes on. */
  readonly command: string;
}

/** Milliseconds for which Azure is asked how things stand. */
const PATIENCE = 60_000;

/**
 * After Ctrl-C: Azure goes on by itself. It is told how far everything is, and whoever is there is asked whether it shall
 * go on; another Ctrl-C leaves it running.
 *
 * @returns the error that ends the run, with what there is and how to go on
 */
export async function interrupted(props: InterruptedProps): Promise<CancelledError> {
  const { standing, command, ask, err, leave } = props;
  const goOn = `To go on: ${command}`;
  if (standing.steps.length === 0) return new CancelledError('Nothing was changed.', `To deploy: ${command}`);
  err('\nBreaking off; Azure is asked what is at work. Ctrl-C again leaves at once.\n');
  const { session, names } = await lookAtWork(props);
  err(`${formatStanding(standing, names ?? [])}\n`);
  if (!session || names === undefined) {
    return new CancelledError('Broken off; what is at work in Azure goes on, and was not looked at.', goOn);
  }
  const [name] = names;
  if (name === undefined) return new CancelledError('Broken off; no deployment is at work in Azure.', goOn);
  const isAsked = ask !== undefined && !leave.aborted;
  const answer = isAsked ? await ask(`Leave the deployment ${name} running, or cancel it? [L/c] `) : undefined;
  if (/^c/i.test(answer?.trim() ?? '')) return cancelled(session, name, goOn);
  return new CancelledError(`Broken off; the deployment ${name} goes on in Azure.`, `${goOn} (it follows that one).`);
}

interface AtWork {
  readonly session?: Session;
  /** @default it could not be found out */
  readonly names?: readonly string[];
}

/** With a session of its own: that of the run is broken off. */
async function lookAtWork({ session: props, leave }: InterruptedProps): Promise<AtWork> {
  const { configuration, environment } = props;
  try {
    const signal = AbortSignal.any([leave, AbortSignal.timeout(PATIENCE)]);
    const session = await startSession({ ...props, signal, emit: () => undefined });
    const prefix = deploymentPrefix(configuration.workload, environment.name);
    return { session, names: await runningDeployments(session.arm, prefix) };
  } catch {
    return {};
  }
}

async function cancelled(session: Session, name: string, goOn: string): Promise<CancelledError> {
  try {
    await cancelDeployment(session.arm, name);
    return new CancelledError(
      `Broken off, and the deployment ${name} is cancelled: Azure ends what it has begun, and that stays.`,
      goOn,
    );
  } catch (error) {
    if (error instanceof ArmError && error.azureCode === 'DeploymentCannotBeCancelled') {
      return new CancelledError(
        `Broken off; the deployment ${name} had just ended, so that nothing is cancelled.`,
        goOn,
      );
    }
    const why = AksHaError.is(error) ? error.message : 'no answer';
    return new CancelledError(
      `Broken off; the deployment ${name} could not be cancelled and goes on: ${why}`,
      `To cancel it: az deployment sub cancel --name ${name}. ${goOn}`,
    );
  }
}
