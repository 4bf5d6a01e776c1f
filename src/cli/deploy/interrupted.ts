import { cancelDeployment, runningDeployments } from '../../deployment/arm/deployments';
import { deploymentPrefix } from '../../deployment/bicep/content';
import { type SessionProps, startSession } from '../../deployment/session';
import { CancelledError } from '../../errors/cancelled-error';
import type { Surroundings } from './surroundings';

/**
 * After Ctrl-C: Azure goes on by itself. Whoever is there is asked whether it shall; another Ctrl-C leaves it running.
 *
 * @returns the error that ends the run, with what there is and how to go on
 */
export async function interrupted(
  props: SessionProps,
  { ask, err }: Pick<Surroundings, 'ask' | 'err'>,
): Promise<CancelledError> {
  const goOn = `To go on: create-aks-ha deploy --environment ${props.environment.name}`;
  const session = await startSession({ ...props, signal: AbortSignal.timeout(60_000), emit: () => undefined }).catch(
    () => undefined,
  );
  const prefix = deploymentPrefix(props.configuration.workload, props.environment.name);
  const names = session ? await runningDeployments(session.arm, prefix).catch(() => []) : [];
  const [name] = names;
  if (!session || name === undefined) return new CancelledError('Broken off; nothing is at work in Azure.', goOn);
  err(`\nThe deployment ${name} is at work in Azure.\n`);
  const answer = ask ? await ask('Leave it running, or cancel it? [L/c] ') : undefined;
  if (!/^c/i.test(answer?.trim() ?? '')) {
    return new CancelledError(
      `Broken off; the deployment ${name} goes on in Azure.`,
      `${goOn} (it follows the one that runs).`,
    );
  }
  await cancelDeployment(session.arm, name);
  return new CancelledError(`Broken off, and the deployment ${name} is cancelled; what it had made stays.`, goOn);
}
