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

/** Operations of nested deployments, by the id of these. */
export type SeenOperations = Map<string, readonly DeploymentOperation[]>;

const DEPLOYMENT = 'Microsoft.Resources/deployments';

/**
 * How far each resource group is, from the operations of the deployment and those of what it nests: two levels, which
 * is one request for each region.
 *
 * @param seen what earlier looks at the same deployment have found; this one adds to it
 */
export async function deploymentProgress(
  arm: ArmClient,
  name: string,
  seen: SeenOperations = new Map(),
): Promise<PartProgress[]> {
  const operations = await operationsOf(arm, pathOf(arm, name));
  const nested = operations.filter(isNested);
  const below = await Promise.all(
    nested.map(async (operation) => {
      const id = operation.properties?.targetResource?.id ?? '';
      return {
        group: readResourceId(id).group ?? '',
        outer: operation,
        inner: await innerOf(arm, operation, id, seen),
      };
    }),
  );
  const groups = [...new Set(below.map(({ group }) => group.toLowerCase()))];
  return groups.map((group) => {
    const parts = below.filter((each) => each.group.toLowerCase() === group);
    const all = parts.flatMap(({ outer, inner }) =>
      (inner.length > 0 ? inner : [outer]).map((each) => ({ each, isDone: isEnded(each) || isEnded(outer) })),
    );
    const working = all.filter(({ isDone }) => !isDone).map(({ each }) => titleOf(each));
    return {
      group: parts[0]?.group ?? group,
      done: all.filter(({ isDone }) => isDone).length,
      total: all.length,
      ...(working[0] === undefined ? {} : { working: working[0] }),
    };
  });
}

/** What has ended is not asked about any more: what was seen of it last counts, or its own operation. */
async function innerOf(
  arm: ArmClient,
  operation: DeploymentOperation,
  id: string,
  seen: SeenOperations,
): Promise<readonly DeploymentOperation[]> {
  if (!/\/resourceGroups\//i.test(id)) return [];
  if (isEnded(operation)) return seen.get(id) ?? [];
  const inner = await operationsOf(arm, id);
  seen.set(id, inner);
  return inner;
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
