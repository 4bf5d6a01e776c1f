import { OBJECT_ID } from '../account';
import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { checkToken } from '../entra/token';
import { statusError } from './status-error';

/** Of the API servers of all clusters. */
export const SERVER_ID = '6dae42f8-4368-4678-94ff-3960e28e3630';
/** Azure Kubernetes Service RBAC Cluster Admin. */
const CLUSTER_ADMIN = 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b';
/** Simulated seconds until a cluster knows of a new role assignment. */
const DELAY = 60;

/** Lets in who is signed in and has the role on the cluster or on what it is in. Owner of the subscription is not enough. */
export function admit(authorization: string | undefined, cluster: Resource, cloud: Cloud): void {
  const check = checkToken(authorization, [SERVER_ID], cloud.tokenGeneration);
  if (check.is !== 'valid') throw statusError(401, 'Unauthorized', 'Unauthorized');
  if (isAdmin(cluster, cloud)) return;
  const message = `forbidden: User "${OBJECT_ID}" cannot access the resource: User does not have access to the resource in Azure. Update role assignment to allow access.`;
  throw statusError(403, 'Forbidden', message);
}

function isAdmin({ id }: Resource, cloud: Cloud): boolean {
  const now = cloud.now();
  return cloud.resources.ofType('Microsoft.Authorization/roleAssignments').some((assignment) => {
    const scope = assignment.id.toLowerCase().split('/providers/microsoft.authorization/')[0] ?? '';
    const { principalId, roleDefinitionId } = assignment.properties;
    const since = cloud.resources.times(assignment.id)?.createdAt ?? now;
    return (
      principalId === OBJECT_ID &&
      String(roleDefinitionId).toLowerCase().endsWith(CLUSTER_ADMIN) &&
      `${id.toLowerCase()}/`.startsWith(`${scope}/`) &&
      now - since >= DELAY * 1000
    );
  });
}
