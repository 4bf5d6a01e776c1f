import type { DeploymentExtended } from '@azure/arm-resources';
import type { DeploymentContent } from '../arm/deployments';
import { isRunning, runningDeployments } from '../arm/deployments';
import { deploymentPrefix } from '../bicep/content';
import { regionAlone } from '../bicep/scope';
import { missingResources } from '../deployed/missing';
import type { DeploymentRecord } from '../plan/plan-infrastructure';
import type { Session } from '../session';
import type { LookedAhead } from './look-ahead';

/** What Azure remembers of a deployment of the same content, compared with what is there. */
export async function recordOf(
  { arm, configuration, environment }: Session,
  { content, contentOf, record, expected, deployed }: LookedAhead,
): Promise<DeploymentRecord> {
  const atWork = await runningDeployments(arm, deploymentPrefix(configuration.workload, environment.name));
  const alone = environment.regions.map(({ name: region }) => {
    const { name } = contentOf(regionAlone(environment, region));
    return [region, { name, isRunning: atWork.includes(name) }] as const;
  });
  const known = {
    name: content.name,
    missing: missingResources(expected, deployed),
    alone: Object.fromEntries(alone),
  };
  if (!record) return { ...known, knowsDeployer: false };
  const state = isRunning(record) ? 'running' : stateOf(record);
  return { ...known, state, knowsDeployer: knows(record, content) };
}

function stateOf({ properties }: DeploymentExtended): 'succeeded' | 'failed' {
  return properties?.provisioningState === 'Succeeded' ? 'succeeded' : 'failed';
}

/** Whether everybody whom this deployment gives rights has them from that one. */
function knows({ properties }: DeploymentExtended, { parameters }: DeploymentContent): boolean {
  const given = JSON.stringify(properties?.parameters?.clusterAdmins ?? '').toLowerCase();
  const wanted = (parameters.clusterAdmins?.value ?? []) as readonly { readonly id: string }[];
  return wanted.every(({ id }) => given.includes(id.toLowerCase()));
}
