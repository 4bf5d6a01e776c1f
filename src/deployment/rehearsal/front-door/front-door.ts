import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import { type Call, type Route, Router } from '../http/router';
import type { Service } from '../http/service';
import { hexOf } from '../ids';
import { enabledOrigins, endpointAt, routeFor } from './edge-route';
import { askGateway } from './gateway';
import { OriginHealth } from './health';

/** Requests that went to one origin, by status. */
export interface OriginTraffic {
  readonly origin: string;
  readonly group: string;
  readonly byStatus: Readonly<Record<number, number>>;
}

export interface FrontDoor extends Service {
  /** What has gone through since the start of this process. */
  traffic(): OriginTraffic[];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The edge: it sends what arrives at an endpoint to one of the regions. */
export function frontDoor(cloud: Cloud): FrontDoor {
  const health = new OriginHealth(cloud);
  const counted = new Map<string, { origin: string; group: string; byStatus: Record<number, number> }>();
  const turns = new Map<string, number>();

  const choose = (group: Resource): Resource | undefined => {
    const enabled = enabledOrigins(group.id, cloud);
    // Where there is nothing to choose, nothing is probed.
    const healthy = enabled.length > 1 ? enabled.filter((origin) => health.isHealthy(origin, group)) : enabled;
    const usable = healthy.length > 0 ? healthy : enabled;
    const first = Math.min(...usable.map(({ properties }) => properties.priority ?? 1));
    const candidates = usable.filter(({ properties }) => (properties.priority ?? 1) === first);
    const turn = turns.get(group.id) ?? 0;
    turns.set(group.id, turn + 1);
    return candidates[turn % Math.max(1, candidates.length)];
  };

  const count = (origin: Resource, group: Resource, status: number) => {
    const entry = counted.get(origin.id) ?? { origin: origin.name, group: group.name, byStatus: {} };
    entry.byStatus[status] = (entry.byStatus[status] ?? 0) + 1;
    counted.set(origin.id, entry);
  };

  const handle = ({ request }: Call): Reply => {
    const reference = { 'x-azure-ref': hexOf(40, 'reference', String(cloud.log.entries.length)) };
    const endpoint = endpointAt(request.host, cloud);
    const route = endpoint && routeFor(endpoint, request.path, cloud);
    const group = route && cloud.resources.get(route.properties.originGroup?.id ?? '');
    if (!endpoint || !group) return { ...page(404, 'Page not found'), headers: { ...HTML, ...reference } };
    const origin = choose(group);
    if (!origin)
      return { ...page(503, 'Our services are not available right now'), headers: { ...HTML, ...reference } };
    const profile = cloud.resources.get(endpoint.id.split('/').slice(0, -2).join('/'));
    const headers = { ...request.headers, 'x-azure-fdid': profile?.properties.frontDoorId };
    const answer = askGateway(origin, { path: request.path, method: request.method, headers }, cloud);
    const status = typeof answer === 'string' ? FAILURES[answer] : answer.status;
    count(origin, group, status);
    if (typeof answer === 'string') {
      return { ...page(status, "Our services aren't available right now"), headers: { ...HTML, ...reference } };
    }
    return { status, headers: { ...answer.headers, ...reference }, body: answer.body };
  };

  return {
    name: 'front-door',
    answersFor: (host) => endpointAt(host, cloud) !== undefined,
    unknown: () => page(404, 'Page not found'),
    router: new Router(
      METHODS.map((method): Route => ({ operation: 'front-door.request', method, path: '/{rest*}', handle })),
    ),
    traffic: () => [...counted.values()],
  };
}

/** What a user gets where no answer comes back. */
const FAILURES = { none: 502, cut: 502, lost: 504 } as const;

const HTML = { 'content-type': 'text/html' };

function page(status: number, text: string): Reply {
  return { status, headers: HTML, body: `<!DOCTYPE html><html><body><h2>${text}</h2></body></html>` };
}
