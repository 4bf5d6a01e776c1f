import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { isLike } from '../faults/faults';
import { Router } from '../http/router';
import type { Service } from '../http/service';
import { admit } from './admit';
import { discoveryRoutes } from './discovery-routes';
import { objectRoutes } from './object-routes';
import { statusError } from './status-error';

/** The API servers of the clusters that exist and can be reached from outside. */
export function kubernetes(cloud: Cloud): Service {
  const clusterOf = ({ request }: { readonly request: { readonly host: string } }) => found(request.host, cloud);
  return {
    name: 'kubernetes',
    answersFor: (host) => clusterAt(host, cloud) !== undefined,
    isSilent: (host) => isSilent(clusterAt(host, cloud), cloud),
    admit: (call, operation) => {
      if (operation !== 'kubernetes.health') admit(call.request.headers.authorization, clusterOf(call), cloud);
    },
    unknown: () => ({ status: 404, body: '404 page not found\n' }),
    router: new Router([...discoveryRoutes(clusterOf), ...objectRoutes(clusterOf, cloud)]),
  };
}

/** The cluster behind a host name. A private one has none outside of its network. */
export function clusterAt(host: string, cloud: Cloud): Resource | undefined {
  return cloud.resources
    .ofType('Microsoft.ContainerService/managedClusters')
    .find(({ properties }) => properties.fqdn === host && !properties.apiServerAccessProfile?.enablePrivateCluster);
}

function isSilent(cluster: Resource | undefined, { faults }: Cloud): boolean {
  if (!cluster) return false;
  return (
    faults.holding('api-server-unreachable').some((fault) => isLike(fault.cluster, cluster.name)) ||
    faults.holding('region-lost').some(({ location }) => location === cluster.location)
  );
}

function found(host: string, cloud: Cloud): Resource {
  const cluster = clusterAt(host, cloud);
  if (cluster) return cluster;
  throw statusError(503, 'ServiceUnavailable', 'the cluster is gone');
}
