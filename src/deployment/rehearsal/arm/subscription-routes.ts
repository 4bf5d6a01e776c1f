import { AZURE_REGIONS, type AzureRegion } from '../../../configuration/azure-regions';
import { OBJECT_ID, SUBSCRIPTION, SUBSCRIPTION_ID, TENANT_ID } from '../account';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import type { Route } from '../http/router';
import { guidOf } from '../ids';
import { rightsOf } from './admit';
import { refusal } from './error';

/** The subscription itself, its locations, its providers, and what the caller may do in it. */
export function subscriptionRoutes(cloud: Cloud): Route[] {
  const subscription = () => ({
    id: SUBSCRIPTION,
    authorizationSource: 'RoleBased',
    subscriptionId: SUBSCRIPTION_ID,
    tenantId: TENANT_ID,
    displayName: 'Rehearsal',
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      // Where registries may not build, it is for this.
      quotaId: cloud.faults.holding('tasks-not-allowed').length > 0 ? 'FreeTrial_2014-09-01' : 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  });
  return [
    {
      operation: 'tenants.list',
      method: 'GET',
      path: '/tenants',
      handle: () => ({
        status: 200,
        body: { value: [{ id: `/tenants/${TENANT_ID}`, tenantId: TENANT_ID, displayName: 'Rehearsal' }] },
      }),
    },
    {
      operation: 'subscriptions.list',
      method: 'GET',
      path: '/subscriptions',
      handle: () => ({ status: 200, body: { value: [subscription()], count: { type: 'Total', value: 1 } } }),
    },
    {
      operation: 'subscriptions.get',
      method: 'GET',
      path: '/subscriptions/{subscription}',
      handle: () => ({ status: 200, body: subscription() }),
    },
    {
      operation: 'locations.list',
      method: 'GET',
      path: '/subscriptions/{subscription}/locations',
      handle: () => ({ status: 200, body: { value: AZURE_REGIONS.map(location) } }),
    },
    {
      operation: 'providers.list',
      method: 'GET',
      path: '/subscriptions/{subscription}/providers',
      handle: () => ({ status: 200, body: { value: cloud.providers.all().map((each) => withFault(each, cloud)) } }),
    },
    {
      operation: 'providers.get',
      method: 'GET',
      path: '/subscriptions/{subscription}/providers/{namespace}',
      handle: ({ params }) => ({
        status: 200,
        body: withFault(found(cloud.providers.get(params.namespace ?? '')), cloud),
      }),
    },
    {
      operation: 'providers.register',
      method: 'POST',
      path: '/subscriptions/{subscription}/providers/{namespace}/register',
      handle: ({ params, changes }) => {
        const provider = found(cloud.providers.register(params.namespace ?? ''));
        if (provider.registrationState === 'Registering' && !cloud.work.underWay('register', provider.namespace)) {
          const item = { kind: 'register' as const, target: provider.namespace };
          cloud.work.add(item, cloud.now(), DURATIONS.registerProvider);
          changes.push({ action: 'updated', id: provider.id });
        }
        return { status: 200, body: provider };
      },
    },
    {
      operation: 'permissions.list',
      method: 'GET',
      path: '{scope*}/providers/Microsoft.Authorization/permissions',
      handle: () => ({ status: 200, body: { value: [{ ...rightsOf(cloud), dataActions: [], notDataActions: [] }] } }),
    },
    {
      operation: 'roleAssignments.list',
      method: 'GET',
      path: '{scope*}/providers/Microsoft.Authorization/roleAssignments',
      handle: ({ request, params }) => {
        const filter = request.query.get('$filter') ?? '';
        const principal = /(?:principalId eq|assignedTo\()\s*'([^']+)'/i.exec(filter)?.[1];
        const scope = (params.scope ?? '').toLowerCase();
        const value = [ownRole(), ...cloud.resources.ofType('Microsoft.Authorization/roleAssignments')].filter(
          ({ id, properties }) =>
            (principal === undefined || properties.principalId === principal) &&
            (id.toLowerCase().startsWith(`${scope}/`) || scope.startsWith(scopeOf(id))),
        );
        return { status: 200, body: { value } };
      },
    },
    {
      operation: 'locks.list',
      method: 'GET',
      path: '{scope*}/providers/Microsoft.Authorization/locks',
      handle: ({ params }) => ({
        status: 200,
        body: {
          value: cloud.resources
            .ofType('Microsoft.Authorization/locks')
            .filter(({ id }) => id.toLowerCase().startsWith(`${(params.scope ?? '').toLowerCase()}/`)),
        },
      }),
    },
  ];
}

function location({ name, displayName, zones, pair, at: [latitude, longitude] }: AzureRegion): object {
  return {
    id: `${SUBSCRIPTION}/locations/${name}`,
    name,
    type: 'Region',
    displayName,
    regionalDisplayName: displayName,
    metadata: {
      regionType: 'Physical',
      regionCategory: zones > 0 ? 'Recommended' : 'Other',
      longitude: String(longitude),
      latitude: String(latitude),
      pairedRegion: pair ? [{ name: pair, id: `${SUBSCRIPTION}/locations/${pair}` }] : [],
    },
    ...(zones > 0
      ? {
          availabilityZoneMappings: ['1', '2', '3'].map((zone) => ({
            logicalZone: zone,
            physicalZone: `${name}-az${zone}`,
          })),
        }
      : {}),
  };
}

function found<T>(provider: T | undefined): T {
  if (provider) return provider;
  throw refusal(404, 'InvalidResourceNamespace', 'The resource namespace is invalid.');
}

function withFault<T extends { readonly namespace: string }>(provider: T, cloud: Cloud): T {
  const isHeld = cloud.faults
    .holding('not-registered')
    .some(({ namespace }) => namespace.toLowerCase() === provider.namespace.toLowerCase());
  return isHeld ? { ...provider, registrationState: 'NotRegistered' } : provider;
}

function scopeOf(assignment: string): string {
  return assignment.toLowerCase().replace(/\/providers\/microsoft\.authorization\/roleassignments\/[^/]+$/, '');
}

/** The caller is Owner of the subscription. */
function ownRole() {
  const name = guidOf('owner');
  const roles = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions`;
  return {
    id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      roleDefinitionId: `${roles}/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
      principalId: OBJECT_ID,
      principalType: 'ServicePrincipal',
      scope: SUBSCRIPTION,
    },
  };
}
