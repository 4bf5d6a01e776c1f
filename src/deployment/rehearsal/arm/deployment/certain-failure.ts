import type { Cloud } from '../../cloud';
import { isLike } from '../../faults/faults';
import type { Resource } from '../resources';
import type { Failure } from './advance';

/** The failure that a resource will end in because of what is wrong with the simulated Azure at that moment. */
export function certainFailure(resource: Resource, { faults, resources }: Cloud, time: number): Failure | undefined {
  const named = faults
    .holding('resource-fails', time)
    .find((fault) => isLike(fault.resource, resource.id) || isLike(fault.resource, resource.type));
  if (named) return { seconds: 10, error: { code: named.code, message: named.message } };
  const location = locationOf(resource, (id) => resources.get(id)?.location);
  if (location && faults.holding('region-lost', time).some((lost) => lost.location === location)) {
    const message = `The service is currently unavailable in ${location}. Please try again later.`;
    return { seconds: 30, error: { code: 'ServiceUnavailable', message } };
  }
  const full = faults.holding('no-capacity', time).find((fault) => {
    if (fault.location !== location) return false;
    return nodesOf(resource).some(
      ({ size, zones }) => (!fault.size || fault.size === size) && (!fault.zone || zones.includes(fault.zone)),
    );
  });
  if (!full) return undefined;
  const code = full.zone ? 'ZonalAllocationFailed' : 'AllocationFailed';
  const place = full.zone ? 'in this zone' : 'in this region';
  const message = `Allocation failed. We do not have sufficient capacity for the requested VM size ${place}. Read more about improving likelihood of allocation success at http://aka.ms/allocation-guidance`;
  return { seconds: 120, error: { code, message, target: resource.id } };
}

/** A pool has no location of its own: it is its cluster's. */
function locationOf(resource: Resource, ofParent: (id: string) => string | undefined): string | undefined {
  return resource.location ?? ofParent(resource.id.split('/').slice(0, -2).join('/'));
}

interface Nodes {
  readonly size: string;
  readonly zones: readonly string[];
}

function nodesOf({ type, properties }: Resource): Nodes[] {
  const kind = type.toLowerCase();
  if (kind === 'microsoft.containerservice/managedclusters') {
    return (properties.agentPoolProfiles ?? []).map(poolNodes);
  }
  return kind === 'microsoft.containerservice/managedclusters/agentpools' ? [poolNodes(properties)] : [];
}

function poolNodes(profile: { vmSize?: string; availabilityZones?: string[] }): Nodes {
  return { size: profile.vmSize ?? '', zones: profile.availabilityZones ?? [] };
}
