import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { deleteResource } from '../arm/delete-resource';

/**
 * Deletes a resource group with all that is in it, and looks that it is gone. Workspaces go first and for good: Azure
 * would keep their names for two weeks.
 *
 * @throws AksHaError E628 where it is still there
 */
export async function deleteGroup(arm: ArmClient, group: string): Promise<void> {
  const path = `${arm.subscription}/resourceGroups/${group}`;
  const call = { apiVersion: API.resources };
  if (!(await arm.find(path, call))) return;
  await removeLocks(arm, path);
  await purgeWorkspaces(arm, path);
  await deleteResource(arm, path, call);
  if (!(await arm.find(path, call))) return;
  throw new AksHaError({
    code: 'E628',
    source: 'azure',
    message: `The resource group ${group} is still there.`,
    hint: `Look what holds it: az resource list --resource-group ${group} --output table. Then run the same command again.`,
  });
}

/** Only those that a deployment made, which are called `keep`: another lock is somebody's will. */
export async function removeLocks(arm: ArmClient, path: string): Promise<void> {
  const locks = await arm.list<{ id: string; name: string }>(`${path}/providers/Microsoft.Authorization/locks`, {
    apiVersion: API.locks,
  });
  for (const { id } of locks.filter(({ name }) => name === 'keep')) {
    await arm.send('DELETE', id, { apiVersion: API.locks });
  }
}

async function purgeWorkspaces(arm: ArmClient, path: string): Promise<void> {
  const workspaces = await arm.list<{ id: string }>(`${path}/providers/Microsoft.OperationalInsights/workspaces`, {
    apiVersion: API.workspaces,
  });
  await Promise.all(
    workspaces.map(async ({ id }) => deleteResource(arm, id, { apiVersion: API.workspaces, query: { force: 'true' } })),
  );
}
