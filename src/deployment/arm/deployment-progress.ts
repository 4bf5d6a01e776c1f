import type { DeploymentOperation } from '@azure/arm-resources';
import { API } from './api-versions';
import type { ArmClient } from './arm-client';
import { pathOf } from './deployments';
import { readResourceId } from './resource-id';

/** How far one part of a deployment is: a region, or what is global. */
export interface PartProgress {
  /** Its resource group. */
  readonly group: string;
  readonly done: number;
  readonly total: number;
  /** What is worked on, such as `cluster`. */
  readonly working?: string;
}

const DEPLOYMENT = 'Microsoft.Resources/deployments';

/**
 * How far each resource group is, from the operations of the deployment and those of what it nests: two levels, which
 * is one request for each region.
 */
export async function deploymentProgress(arm: ArmClient, name: string): Promise<PartProgress[]> {
  const operations = await operationsOf(arm, pathOf(arm, name));
  const nested = operations.filter(isNested);
  const below = await Promise.all(
    nested.map(async (operation) => {
      const id = operation.properties?.targetResource?.id ?? '';
      return { group: readResourceId(id).group ?? '', outer: operation, inner: await innerOf(arm, operation, id) };
    }),
  );
  const groups = [...new Set(below.map(({ group }) => group.toLowerCase()))];
  return groups.map((group) => {
    const parts = below.filter((each) => each.group.toLowerCase() === group);
    const all = parts.flatMap(({ outer, inner }) => (inner.length > 0 ? inner : [outer]));
    const working = all.filter((each) => !isEnded(each)).map(titleOf);
    return {
      group: parts[0]?.group ?? group,
      done: all.filter(isEnded).length,
      total: all.length,
      ...(working[0] === undefined ? {} : { working: working[0] }),
    };
  });
}

/** What has ended is not asked about any more: its own operation counts for it. */
async function innerOf(arm: ArmClient, operation: DeploymentOperation, id: string): Promise<DeploymentOperation[]> {
  if (isEnded(operation) || !/\/resourceGroups\//i.test(id)) return [];
  return operationsOf(arm, id);
}

/** What a deployment has begun; what waits for something is not among it. */
export async function operationsOf(arm: ArmClient, path: string): Promise<DeploymentOperation[]> {
  const all = await arm.list<DeploymentOperation>(`${path}/operations`, { apiVersion: API.deployments });
  return all.filter(({ properties }) => properties?.targetResource?.id);
}

function isNested({ properties }: DeploymentOperation): boolean {
  return properties?.targetResource?.resourceType?.toLowerCase() === DEPLOYMENT.toLowerCase();
}

function isEnded({ properties }: DeploymentOperation): boolean {
  return /^(succeeded|failed|cancell?ed)$/i.test(properties?.provisioningState ?? '');
}

/** `cluster` of `cluster-4i5hkzj2qmfka`: Bicep adds a hash, and the place in a loop. */
function titleOf({ properties }: DeploymentOperation): string {
  const { resourceName = '', resourceType = '' } = properties?.targetResource ?? {};
  if (resourceType.toLowerCase() !== DEPLOYMENT.toLowerCase()) return resourceName;
  return resourceName.replace(/-[a-z0-9]{13}$/, '').replace(/-\d+$/, '');
}
