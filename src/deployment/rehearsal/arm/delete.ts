import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import { refusal } from './error';
import type { Resource } from './resources';
import type { WorkItem } from './work';

const CLUSTER = 'microsoft.containerservice/managedclusters';
const FRONT_DOOR = 'microsoft.cdn/profiles';

/** Begins to delete a resource or group with all that is in it. */
export function beginDelete(resource: Resource, cloud: Cloud): WorkItem {
  refuseLocked(resource, cloud);
  refuseUsed(resource, cloud);
  const underWay = cloud.work.underWay('delete', resource.id);
  if (underWay) return underWay;
  const properties = { ...resource.properties, provisioningState: 'Deleting' };
  cloud.resources.put({ ...resource, properties }, cloud.now());
  return cloud.work.add({ kind: 'delete', target: resource.id }, cloud.now(), secondsFor(resource, cloud));
}

function secondsFor({ id, type }: Resource, cloud: Cloud): number {
  if (type.toLowerCase() === CLUSTER) return DURATIONS.deleteCluster;
  if (type.toLowerCase() !== 'microsoft.resources/resourcegroups') return DURATIONS.deleteResource;
  const hasCluster = cloud.resources.below(id).some((each) => each.type.toLowerCase() === CLUSTER);
  return hasCluster ? DURATIONS.deleteGroupWithCluster : DURATIONS.deleteGroup;
}

/** A lock holds what it is on, what is above it and what is below. */
function refuseLocked({ id }: Resource, cloud: Cloud): void {
  const wanted = id.toLowerCase();
  const locks = cloud.resources.ofType('Microsoft.Authorization/locks').map((lock) => lock.id);
  const held = locks
    .map((lock) => lock.replace(/\/providers\/microsoft\.authorization\/locks\/[^/]+$/i, ''))
    .filter(
      (scope) => `${scope.toLowerCase()}/`.startsWith(`${wanted}/`) || wanted.startsWith(`${scope.toLowerCase()}/`),
    );
  if (held.length === 0 || /\/providers\/microsoft\.authorization\/locks\//.test(wanted)) return;
  const message = `The scope '${id}' cannot perform delete operation because following scope(s) are locked: '${held.join(',')}'. Please remove the lock and try again.`;
  throw refusal(409, 'ScopeLocked', message);
}

/** Front Door keeps an origin group while a route leads to it, and its last origin. */
function refuseUsed({ id, type }: Resource, cloud: Cloud): void {
  const kind = type.toLowerCase();
  if (kind !== `${FRONT_DOOR}/origingroups` && kind !== `${FRONT_DOOR}/origingroups/origins`) return;
  const group = kind.endsWith('/origins') ? id.split('/').slice(0, -2).join('/') : id;
  const routes = cloud.resources
    .ofType('Microsoft.Cdn/profiles/afdEndpoints/routes')
    .filter(({ properties }) => properties.originGroup?.id?.toLowerCase() === group.toLowerCase());
  const others = cloud.resources.below(group).filter((each) => each.id !== id);
  if (routes.length === 0 || (kind.endsWith('/origins') && others.length > 0)) return;
  const message = `Cannot delete ${kind.endsWith('/origins') ? 'the last origin of ' : ''}an origin group that is in use by route ${routes[0]?.name}.`;
  throw refusal(409, 'Conflict', message);
}
