import { AksHaError } from '../../errors/aks-ha-error';
import { type DeploymentContent, findDeployment, runningDeployments, submitDeployment } from '../arm/deployments';
import { followDeployment } from '../arm/follow-deployment';
import { deploymentPrefix } from '../bicep/content';
import type { InfrastructureStep } from '../plan/plan';
import type { Session } from '../session';
import { type Handed, readOutputs } from './handed';

/** Deploys the template, follows a deployment of it, or only reads what it gave. */
export async function infrastructure(
  { arm, environment, emit }: Session,
  handed: Handed,
  { action, name }: InfrastructureStep,
  content: DeploymentContent,
  expected: readonly string[],
): Promise<string | undefined> {
  if (action === 'skip') {
    const record = await findDeployment(arm, name);
    if (record) handed.outputs = readOutputs(record);
    return undefined;
  }
  const submitted = action === 'follow' ? 'attached' : await submitDeployment(arm, content);
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
export async function refuseRace({ arm, configuration, environment }: Session, name: string): Promise<void> {
  const others = await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name));
  const other = others.find((each) => each !== name);
  if (other === undefined) return;
  throw new AksHaError({
    code: 'E621',
    source: 'user',
    message: `Another deployment of ${environment.name} is at work: ${other}.`,
    hint: `Wait for it: az deployment sub wait --name ${other} --created. Or end it: az deployment sub cancel --name ${other}. Then run the same command again.`,
  });
}
