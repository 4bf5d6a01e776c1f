import { SUBSCRIPTION } from '../account';
import type { Cloud } from '../cloud';
import { objectBody } from '../http/request';
import type { Route } from '../http/router';
import { beginDelete } from './delete';
import { refusal } from './error';
import { meetsFilter } from './filter';
import { resultUrl } from './operation-routes';
import type { Resource } from './resources';

const GROUPS = '/subscriptions/{subscription}/resourcegroups';
const TYPE = 'Microsoft.Resources/resourceGroups';

/** Resource groups, and lists of what is in them. */
export function groupRoutes(cloud: Cloud): Route[] {
  const found = (name = ''): Resource => {
    const group = cloud.resources.get(`${SUBSCRIPTION}/resourceGroups/${name}`);
    if (group) return group;
    throw refusal(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
  };
  return [
    {
      operation: 'groups.list',
      method: 'GET',
      path: GROUPS,
      handle: ({ request }) => {
        const value = cloud.resources.ofType(TYPE).filter((each) => meetsFilter(each, request.query.get('$filter')));
        return { status: 200, body: { value } };
      },
    },
    {
      operation: 'groups.get',
      method: 'GET',
      path: `${GROUPS}/{group}`,
      handle: ({ params }) => ({ status: 200, body: found(params.group) }),
    },
    {
      operation: 'groups.head',
      method: 'HEAD',
      path: `${GROUPS}/{group}`,
      handle: ({ params }) => ({
        status: cloud.resources.get(`${SUBSCRIPTION}/resourceGroups/${params.group}`) ? 204 : 404,
      }),
    },
    {
      operation: 'groups.put',
      method: 'PUT',
      path: `${GROUPS}/{group}`,
      handle: ({ params, request, changes }) => {
        const id = `${SUBSCRIPTION}/resourceGroups/${params.group}`;
        const before = cloud.resources.get(id);
        const { location, tags } = objectBody(request);
        if (before && before.location !== location) {
          const message = `Invalid resource group location '${location}'. The Resource group already exists in location '${before.location}'.`;
          throw refusal(409, 'InvalidResourceGroupLocation', message);
        }
        const properties = { provisioningState: 'Succeeded' };
        const group = { id, name: params.group ?? '', type: TYPE, location, tags, properties } as Resource;
        cloud.resources.put(group, cloud.now());
        changes.push({ action: before ? 'updated' : 'created', id });
        return { status: before ? 200 : 201, body: group };
      },
    },
    {
      operation: 'groups.delete',
      method: 'DELETE',
      path: `${GROUPS}/{group}`,
      handle: ({ params, request, changes }) => {
        const group = found(params.group);
        const item = beginDelete(group, cloud);
        changes.push({ action: 'updated', id: group.id });
        const location = resultUrl(item, request.query.get('api-version') ?? '');
        return { status: 202, headers: { location, ...cloud.retryAfter(15) } };
      },
    },
    {
      operation: 'resources.listInGroup',
      method: 'GET',
      path: `${GROUPS}/{group}/resources`,
      handle: ({ params, request }) => {
        const inGroup = cloud.resources.below(found(params.group).id);
        return { status: 200, body: { value: listed(inGroup, request.query.get('$filter')) } };
      },
    },
    {
      operation: 'resources.list',
      method: 'GET',
      path: '/subscriptions/{subscription}/resources',
      handle: ({ request }) => ({
        status: 200,
        body: { value: listed(cloud.resources.all(), request.query.get('$filter')) },
      }),
    },
  ];
}

/** Lists have tracked resources only, without their properties. */
function listed(resources: readonly Resource[], filter: string | null): object[] {
  return resources
    .filter(({ type, location }) => type !== TYPE && location !== undefined)
    .filter((resource) => meetsFilter(resource, filter))
    .map(({ properties, ...rest }) => ({ ...rest, provisioningState: properties?.provisioningState }));
}
