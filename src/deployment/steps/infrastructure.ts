import { AksHaError } from '../../errors/aks-ha-error';
import {
  cancelDeployment,
  type DeploymentContent,
  findDeployment,
  runningDeployments,
  submitDeployment,
} from '../arm/deployments';
import { followDeployment } from '../arm/follow-deployment';
import { deploymentPrefix } from '../bicep/content';
import type { InfrastructureStep } from '../plan/plan';
import type { Session } from '../session';
import { type Handed, readOutputs } from './handed';

/** Deploys the template, follows a deployment of it, or only reads what it gave. */
export async function infrastructure(
  session: Session,
  handed: Handed,
  { action, name }: InfrastructureStep,
  content: DeploymentContent,
  expected: readonly string[],
): Promise<string | undefined> {
  const { arm, environment, emit } = session;
  if (action === 'skip') {
    const record = await findDeployment(arm, name);
    if (record) handed.outputs = readOutputs(record);
    return undefined;
  }
  const submitted = action === 'follow' ? 'attached' : await submitDeployment(arm, content);
  if (submitted === 'accepted') await withdrawFromRace(session, name);
  const regions = environment.regions.length;
  const deployment = await followDeployment(arm, {
    name,
    regions,
    expected,
    onProgress: (parts) => emit({ type: 'infrastructure', parts }),
  });
  handed.outputs = readOutputs(deployment);
  return submitted === 'attached' ? 'followed one that was at work' : 'deployed';
}

/**
 * Two deployments of one environment at a time would undo each other's work.
 *
 * @throws AksHaError E621 where one of other content is at work
 */
export async function refuseRace(session: Session, name: string): Promise<void> {
  const other = await otherAtWork(session, name);
  if (other !== undefined) throw atWork(session, other, '');
}

/**
 * Two that begin at the same moment see nothing of each other before it; after it, at least one of them does, and
 * withdraws. That both may do so is the price of no lock that somebody could leave behind.
 */
async function withdrawFromRace(session: Session, name: string): Promise<void> {
  const other = await otherAtWork(session, name);
  if (other === undefined) return;
  await cancelDeployment(session.arm, name);
  throw atWork(session, other, ` Both began at the same moment, and ${name} is cancelled.`);
}

async function otherAtWork({ arm, configuration, environment }: Session, name: string): Promise<string | undefined> {
  const running = await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name));
  return running.find((each) => each !== name);
}

function atWork({ environment }: Session, other: string, withdrawn: string): AksHaError {
  return new AksHaError({
    code: 'E621',
    source: 'user',
    message: `Another deployment of ${environment.name} is at work: ${other}.${withdrawn}`,
    hint: `Wait for it: az deployment sub wait --name ${other} --created. Or end it: az deployment sub cancel --name ${other}. Then run the same command again.`,
  });
}
