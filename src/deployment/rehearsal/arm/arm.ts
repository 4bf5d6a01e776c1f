import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import { type Call, type Route, Router } from '../http/router';
import type { Service } from '../http/service';
import { guidOf } from '../ids';
import { taskRoutes } from '../registry/task-routes';
import { admit } from './admit';
import { clusterRoutes } from './cluster-routes';
import { deploymentRoutes } from './deployment/deployment-routes';
import { groupRoutes } from './group-routes';
import { nameRoutes } from './name-routes';
import { offerRoutes } from './offer-routes';
import { operationRoutes } from './operation-routes';
import { resourceRoutes } from './resource-routes';
import { subscriptionRoutes } from './subscription-routes';

/** Azure Resource Manager. The first route that fits answers, so those for any resource come last. */
export function arm(cloud: Cloud): Service {
  const routes = [
    ...subscriptionRoutes(cloud),
    ...offerRoutes(cloud),
    ...nameRoutes(cloud),
    ...operationRoutes(cloud),
    ...deploymentRoutes(cloud),
    ...groupRoutes(cloud),
    ...clusterRoutes(cloud),
    ...taskRoutes(cloud),
    ...resourceRoutes(cloud),
  ];
  return {
    name: 'arm',
    answersFor: (host) => host === 'management.azure.com',
    admit: (call) => admit(call, cloud),
    router: new Router(routes.map((route) => withHeaders(route, cloud))),
    unknown: ({ path }) => ({
      status: 404,
      body: { error: { code: 'InvalidResourceType', message: `The path '${path}' is not known to the rehearsal.` } },
    }),
  };
}

/** What ARM puts on every answer. */
function withHeaders(route: Route, cloud: Cloud): Route {
  const isRead = route.method === 'GET' || route.method === 'HEAD';
  const remaining = `x-ms-ratelimit-remaining-subscription-${isRead ? 'reads' : 'writes'}`;
  return {
    ...route,
    handle: async (call: Call): Promise<Reply> => {
      const reply = await route.handle(call);
      const id = guidOf('request', String(cloud.log.entries.length));
      const headers = {
        'cache-control': 'no-cache',
        'x-ms-request-id': id,
        'x-ms-correlation-request-id': id,
        [remaining]: isRead ? '1099' : '799',
      };
      return { ...reply, headers: { ...headers, ...reply.headers } };
    },
  };
}
