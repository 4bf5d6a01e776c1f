import type { DeploymentExtended } from '@azure/arm-resources';
import { AksHaError } from '../../errors/aks-ha-error';
import {
  cancelDeployment,
  type DeploymentContent,
  findDeployment,
  runningDeployments,
  type Submitted,
  submitDeployment,
} from '../arm/deployments';
import { followDeployment } from '../arm/follow-deployment';
import { deploymentPrefix } from '../bicep/content';
import { outputsNow } from '../deployed/outputs-now';
import type { InfrastructureStep } from '../plan/plan';
import type { Session } from '../session';
import { type Handed, readOutputs } from './handed';

/** Deploys the template, follows a deployment of it, or only reads what it gave. */
export async function infrastructure(
  session: Session,
  handed: Handed,
  step: InfrastructureStep,
  content: DeploymentContent,
  expected: readonly string[],
): Promise<string | undefined> {
  if (step.action === 'skip') {
    const record = await findDeployment(session.arm, step.name);
    if (record) handed.outputs = readOutputs(record) ?? (await outputsNow(session));
    return undefined;
  }
  const { deployment, submitted } = await bringAbout(session, step, content, expected);
  handed.outputs = readOutputs(deployment) ?? (await outputsNow(session));
  return submitted === 'attached' ? 'followed one that was at work' : 'deployed';
}

/** Deploys, or follows what is at work, to its end. @param expected ids of what the content would make */
export async function bringAbout(
  session: Session,
  { action, name }: { readonly action: InfrastructureStep['action']; readonly name: string },
  content: DeploymentContent,
  expected: readonly string[],
): Promise<{ readonly deployment: DeploymentExtended; readonly submitted: Submitted }> {
  const { arm, environment, emit } = session;
  const submitted = action === 'follow' ? 'attached' : await submitDeployment(arm, content);
  if (submitted === 'accepted') await withdrawFromRace(session, name);
  const regions = environment.regions.length;
  const deployment = await followDeployment(arm, {
    name,
    regions,
    expected,
    onProgress: (parts) => emit({ type: 'infrastructure', parts }),
  });
  return { deployment, submitted };
}

/**
 * Two deployments of one environment at a time would undo each other's work.
 *
 * @param own names of deployments that this run would make
 * @throws AksHaError E621 where one of other content is at work
 */
export async function refuseRace(session: Session, own: readonly string[]): Promise<void> {
  const other = await otherAtWork(session, own);
  if (other !== undefined) throw atWork(session, other, '');
}

/**
 * Two that begin at the same moment see nothing of each other before it; after it, at least one of them does, and
 * withdraws. That both may do so is the price of no lock that somebody could leave behind.
 */
async function withdrawFromRace(session: Session, name: string): Promise<void> {
  const other = await otherAtWork(session, [name]);
  if (other === undefined) return;
  await cancelDeployment(session.arm, name);
  throw atWork(session, other, ` Both began at the same moment, and ${name} is cancelled.`);
}

async function otherAtWork(
  { arm, configuration, environment }: Session,
  own: readonly string[],
): Promise<string | undefined> {
  const running = await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name));
  return running.find((each) => !own.includes(each));
}

function atWork({ environment }: Session, other: string, withdrawn: string): AksHaError {
  return new AksHaError({
    code: 'E621',
    source: 'user',
    message: `Another deployment of ${environment.name} is at work: ${other}.${withdrawn}`,
    hint: `Wait for it: az deployment sub wait --name ${other} --created. Or end it: az deployment sub cancel --name ${other}. Then run the same command again.`,
  });
}
