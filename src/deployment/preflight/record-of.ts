import type { DeploymentExtended } from '@azure/arm-resources';
import type { DeploymentContent } from '../arm/deployments';
import { isRunning } from '../arm/deployments';
import { missingResources } from '../deployed/missing';
import type { DeploymentRecord } from '../plan/plan-infrastructure';
import type { LookedAhead } from './look-ahead';

/** What Azure remembers of a deployment of the same content, compared with what is there. */
export function recordOf({ content, record, expected, deployed }: LookedAhead): DeploymentRecord {
  const { name } = content;
  const missing = missingResources(expected, deployed);
  if (!record) return { name, knowsDeployer: false, missing };
  const state = isRunning(record) ? 'running' : stateOf(record);
  return { name, state, knowsDeployer: knows(record, content), missing };
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
