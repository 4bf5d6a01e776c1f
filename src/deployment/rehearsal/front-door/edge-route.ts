import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';

/** The endpoint behind a host name. */
export function endpointAt(host: string, cloud: Cloud): Resource | undefined {
  return cloud.resources
    .ofType('Microsoft.Cdn/profiles/afdEndpoints')
    .find(({ properties }) => properties.hostName === host);
}

/** The route that the edge takes for a path: the longest pattern. A new route is not known there at once. */
export function routeFor(endpoint: Resource, path: string, cloud: Cloud): Resource | undefined {
  const known = cloud.now() - DURATIONS.routeToEdge * 1000;
  const candidates = cloud.resources
    .below(endpoint.id)
    .filter(
      ({ id, type, properties }) => isRoute(type, properties) && (cloud.resources.times(id)?.createdAt ?? 0) <= known,
    )
    .flatMap((route) => (route.properties.patternsToMatch ?? []).map((pattern: string) => ({ route, pattern })))
    .filter(({ pattern }) => matches(pattern, path))
    .sort((a, b) => b.pattern.length - a.pattern.length);
  return candidates[0]?.route;
}

function isRoute(type: string, properties: Resource['properties']): boolean {
  return type.toLowerCase() === 'microsoft.cdn/profiles/afdendpoints/routes' && properties.enabledState !== 'Disabled';
}

/** `/*` at the end takes everything below; otherwise the path must be the same. Compared without case. */
function matches(pattern: string, path: string): boolean {
  const [asked, wanted] = [path.toLowerCase(), pattern.toLowerCase()];
  return wanted.endsWith('/*')
    ? asked.startsWith(wanted.slice(0, -1)) || asked === wanted.slice(0, -2)
    : asked === wanted;
}

/** The origins that the edge knows as enabled. What was changed a moment ago is not known there yet. */
export function enabledOrigins(groupId: string, cloud: Cloud): Resource[] {
  const known = cloud.now() - DURATIONS.originToEdge * 1000;
  return cloud.resources
    .below(groupId)
    .filter(({ type }) => type.toLowerCase() === 'microsoft.cdn/profiles/origingroups/origins')
    .filter(({ id }) => {
      const there = cloud.resources.asOf(id, known);
      return there !== undefined && there.properties.enabledState !== 'Disabled';
    });
}
