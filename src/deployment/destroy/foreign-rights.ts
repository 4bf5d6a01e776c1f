import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';

interface Assignment {
  readonly id: string;
  readonly properties: { readonly principalId: string; readonly scope: string; readonly description?: string };
}

/**
 * Ids of role assignments to identities of these groups that stand in other groups: they would stay behind as rights of
 * nobody.
 */
export async function foreignRights(arm: ArmClient, groups: readonly string[]): Promise<string[]> {
  const principals = await principalsOf(arm, groups);
  const assigned = await Promise.all(
    principals.map((principal) =>
      arm.list<Assignment>(`${arm.subscription}/providers/Microsoft.Authorization/roleAssignments`, {
        apiVersion: API.authorization,
        query: { $filter: `principalId eq '${principal}'` },
      }),
    ),
  );
  const isInside = (scope: string) =>
    groups.some((group) => `${scope}/`.toLowerCase().includes(`/resourcegroups/${group.toLowerCase()}/`));
  return assigned
    .flat()
    .filter(({ properties }) => !isInside(properties.scope))
    .map(({ id }) => id)
    .sort();
}

async function principalsOf(arm: ArmClient, groups: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    groups.map((group) =>
      arm.list<{ properties?: { principalId?: string } }>(
        `${arm.subscription}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities`,
        { apiVersion: API.identities },
      ),
    ),
  );
  return lists.flat().flatMap(({ properties }) => properties?.principalId ?? []);
}
