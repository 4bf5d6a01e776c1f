import { SUBSCRIPTION } from '../account';
import type { Cloud } from '../cloud';
import { durationOf } from '../durations';
import type { Reply } from '../http/reply';
import { objectBody } from '../http/request';
import type { Call, Route } from '../http/router';
import { beginDelete } from './delete';
import { refusal } from './error';
import { filledIn } from './fill-in';
import { meetsFilter } from './filter';
import { resultUrl, statusUrl } from './operation-routes';
import { parseId } from './resource-id';
import type { Resource } from './resources';

/** Types whose changes take long enough to be waited for. */
const SLOW = /^microsoft\.(containerservice|cdn|containerregistry|network)\//i;

/** Any resource by its id, and lists of one type. */
export function resourceRoutes(cloud: Cloud): Route[] {
  const paths = [
    '/subscriptions/{subscription}/resourceGroups/{group}/{rest*}',
    '/subscriptions/{subscription}/providers/{rest*}',
  ];
  return paths.flatMap((path): Route[] => [
    { operation: 'resources.get', method: 'GET', path, handle: (call) => get(call, cloud) },
    {
      operation: 'resources.head',
      method: 'HEAD',
      path,
      handle: ({ request }) => ({ status: cloud.resources.get(idOf(request.path)) ? 204 : 404 }),
    },
    { operation: 'resources.put', method: 'PUT', path, handle: (call) => put(call, cloud) },
    { operation: 'resources.patch', method: 'PATCH', path, handle: (call) => patch(call, cloud) },
    { operation: 'resources.delete', method: 'DELETE', path, handle: (call) => remove(call, cloud) },
  ]);
}

function idOf(path: string): string {
  return decodeURIComponent(path).replace(/\/+$/, '');
}

function get({ request }: Call, cloud: Cloud): Reply {
  const id = idOf(request.path);
  const resource = cloud.resources.get(id);
  if (resource) return { status: 200, body: resource };
  const value = collection(id, cloud);
  if (value)
    return { status: 200, body: { value: value.filter((each) => meetsFilter(each, request.query.get('$filter'))) } };
  throw notFound(id);
}

/** Of one type below a group, a resource or the subscription; undefined where the path names a resource. */
function collection(id: string, cloud: Cloud): Resource[] | undefined {
  const [scope = '', rest] = id.split(/\/providers\/(?!.*\/providers\/)/i);
  const segments = (rest ?? '').split('/');
  // Provider, then type and name in turn: a list ends in a type.
  if (rest === undefined || segments.length % 2 !== 0) return undefined;
  const type = [segments[0], ...segments.slice(1).filter((_, i) => i % 2 === 0)].join('/');
  const parent =
    scope.toLowerCase() === SUBSCRIPTION
      ? SUBSCRIPTION
      : segments.length > 2
        ? id.split('/').slice(0, -1).join('/')
        : scope;
  const isBelow = (each: Resource) => each.id.toLowerCase().startsWith(`${parent.toLowerCase()}/`);
  return cloud.resources.ofType(type).filter(isBelow);
}

function put({ request, changes }: Call, cloud: Cloud): Reply {
  const id = idOf(request.path);
  const { type, name } = parseId(id);
  const before = cloud.resources.get(id);
  refuseWithoutGroup(id, cloud);
  const resource = { ...objectBody(request), id, name: name.split('/').at(-1) ?? '', type } as unknown as Resource;
  const made = filledIn({ ...resource, properties: resource.properties ?? {} }, cloud.now());
  changes.push({ action: before ? 'updated' : 'created', id });
  return store(made, before, request.query.get('api-version') ?? '', cloud);
}

function patch({ request, changes }: Call, cloud: Cloud): Reply {
  const id = idOf(request.path);
  const before = cloud.resources.get(id);
  if (!before) throw notFound(id);
  const { tags, properties, ...rest } = objectBody(request);
  const merged = {
    ...before,
    ...rest,
    tags: { ...before.tags, ...Object(tags) },
    properties: { ...before.properties, ...Object(properties) },
  };
  changes.push({ action: 'updated', id: before.id });
  return store(merged, before, request.query.get('api-version') ?? '', cloud);
}

function store(resource: Resource, before: Resource | undefined, version: string, cloud: Cloud): Reply {
  const status = before ? 200 : 201;
  if (!SLOW.test(resource.type)) {
    cloud.resources.put(resource, cloud.now());
    return { status, body: resource };
  }
  const provisioningState = before ? 'Updating' : 'Creating';
  const underWay = { ...resource, properties: { ...resource.properties, provisioningState } };
  cloud.resources.put(underWay, cloud.now());
  const seconds = durationOf(resource.type, before !== undefined);
  const item = cloud.work.add({ kind: 'put', target: resource.id }, cloud.now(), seconds);
  const namespace = resource.type.split('/')[0] ?? '';
  const url = statusUrl(item, namespace, resource.location ?? 'global', version);
  return { status, headers: { 'azure-asyncoperation': url }, body: underWay };
}

function remove({ request, changes }: Call, cloud: Cloud): Reply {
  const id = idOf(request.path);
  const resource = cloud.resources.get(id);
  if (!resource) return { status: 204 };
  if (!SLOW.test(resource.type) && !/operationalinsights\/workspaces$/i.test(resource.type)) {
    const gone = cloud.resources.delete(id);
    changes.push(...gone.map((each) => ({ action: 'deleted' as const, id: each })));
    return { status: 200, body: resource };
  }
  const item = beginDelete(resource, cloud);
  changes.push({ action: 'updated', id: resource.id });
  const version = request.query.get('api-version') ?? '';
  const namespace = resource.type.split('/')[0] ?? '';
  return {
    status: 202,
    headers: {
      location: resultUrl(item, version),
      'azure-asyncoperation': statusUrl(item, namespace, resource.location ?? 'global', version),
    },
  };
}

function refuseWithoutGroup(id: string, cloud: Cloud): void {
  const group = parseId(id).resourceGroup;
  if (group === undefined || cloud.resources.get(`${SUBSCRIPTION}/resourceGroups/${group}`)) return;
  throw refusal(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);
}

function notFound(id: string) {
  const { type, name, resourceGroup } = parseId(id);
  const message = `The Resource '${type}/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`;
  return refusal(404, 'ResourceNotFound', message);
}
