import type { Environment } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Check, Finding } from './finding';

/** One set of rights: what it allows, less what it takes back. */
export interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

interface NeededRight {
  readonly action: string;
  /** The smallest built-in role that has it. */
  readonly role: string;
}

const NEEDED: readonly NeededRight[] = [
  ...[
    'Microsoft.Resources/deployments/write',
    'Microsoft.Resources/subscriptions/resourceGroups/write',
    'Microsoft.ContainerService/managedClusters/write',
    'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
    'Microsoft.ContainerRegistry/registries/write',
    'Microsoft.Cdn/profiles/write',
    'Microsoft.Network/virtualNetworks/write',
    'Microsoft.ManagedIdentity/userAssignedIdentities/write',
    'Microsoft.OperationalInsights/workspaces/write',
  ].map((action) => ({ action, role: 'Contributor' })),
  { action: 'Microsoft.Authorization/roleAssignments/write', role: 'Role Based Access Control Administrator' },
];
const LOCKS: NeededRight = { action: 'Microsoft.Authorization/locks/write', role: 'User Access Administrator' };

/** Whether whoever is signed in may do all that a deployment does. */
export function rightsCheck(arm: ArmClient, { locks }: Pick<Environment, 'locks'>): Check {
  return {
    name: 'rights',
    run: async () => {
      const path = `${arm.subscription}/providers/Microsoft.Authorization/permissions`;
      const permissions = await arm.list<Permission>(path, { apiVersion: API.permissions });
      return missingRights(permissions, locks ? [...NEEDED, LOCKS] : NEEDED, arm.subscription);
    },
  };
}

/** A finding for each role that is missing, with the rights that it is missing for. */
export function missingRights(
  permissions: readonly Permission[],
  needed: readonly NeededRight[],
  scope: string,
): Finding[] {
  const missing = needed.filter(({ action }) => !isAllowed(permissions, action));
  const roles = [...new Set(missing.map(({ role }) => role))];
  return roles.map((role) => {
    const actions = missing.filter((each) => each.role === role).map(({ action }) => action);
    return {
      check: 'rights',
      severity: 'obstacle',
      what: `Whoever is signed in lacks ${actions.join(', ')}.`,
      fix: `An owner of the subscription runs: az role assignment create --role "${role}" --assignee <you> --scope ${scope}`,
      isAboutRights: true,
    };
  });
}

/** Rights of several sets add up; what one takes back, another may give. */
export function isAllowed(permissions: readonly Permission[], action: string): boolean {
  const fits = (patterns: readonly string[] | undefined) => (patterns ?? []).some((pattern) => isLike(action, pattern));
  return permissions.some(({ actions, notActions }) => fits(actions) && !fits(notActions));
}

function isLike(action: string, pattern: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'i').test(action);
}
