import type { PredictedResource } from '../../toolchain/bicep';

// What only Azure can know when a deployment starts: ids that it gives to principals, the issuer of a cluster's tokens and the
// host name of the endpoint; and the names of role assignments, which have to follow the principals.
const known: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Authorization/roleAssignments': ['id', 'name', 'properties.principalId'],
  'Microsoft.ContainerService/managedClusters': [
    'properties.identityProfile.kubeletidentity.clientId',
    'properties.identityProfile.kubeletidentity.objectId',
    // The address of the NAT gateway, which the API server has to let in.
    'properties.apiServerAccessProfile.authorizedIPRanges[]',
  ],
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials': ['properties.issuer'],
  'Microsoft.Insights/webtests': ['properties.Request.RequestUrl'],
};

/** Type and JSON path of every value that is an expression still, though a person or a rule would read it. */
export function unresolved(resources: readonly PredictedResource[]): string[] {
  const found = resources.flatMap((resource) =>
    expressions(resource, '')
      .filter((path) => !known[resource.type]?.includes(path))
      .map((path) => `${resource.type} ${path}`),
  );
  return [...new Set(found)];
}

function expressions(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.startsWith('[') ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item) => expressions(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...expressions(key, `${path}.{key}`),
    ...expressions(item, path ? `${path}.${key}` : key),
  ]);
}
