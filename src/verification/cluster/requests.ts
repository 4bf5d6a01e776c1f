import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { parseQuantity } from '../kubernetes/quantity';
import type { Requests } from './workload';

/** What every node has; whatever else is asked for must be there on some. */
const COMMON = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * What the scheduler counts for a pod: what it says for all of them together; or else all containers that run at once, or
 * what those need that run before them. A sidecar is an init container that goes on, beside those after it.
 */
export function podRequests(pod: IPodSpec): Requests {
  const request = (resource: 'cpu' | 'memory') =>
    parseQuantity(pod.resources?.requests?.[resource] ?? ofContainers(pod, resource)) +
    parseQuantity(pod.overhead?.[resource] ?? 0);
  const asked = pod.containers.flatMap(({ resources }) => Object.entries(resources?.requests ?? {}));
  const special = asked.flatMap(([name, quantity]) =>
    COMMON.includes(name) || parseQuantity(quantity) === 0 ? [] : [name],
  );
  return { cpu: request('cpu'), memory: request('memory'), ...(special.length > 0 ? { special } : {}) };
}

function ofContainers({ containers, initContainers = [] }: IPodSpec, resource: 'cpu' | 'memory'): number {
  let sidecars = 0;
  let most = 0;
  for (const container of initContainers) {
    const own = requestOf(container, resource);
    if (container.restartPolicy === 'Always') sidecars += own;
    most = Math.max(most, sidecars + (container.restartPolicy === 'Always' ? 0 : own));
  }
  return Math.max(
    most,
    containers.reduce((sum, container) => sum + requestOf(container, resource), sidecars),
  );
}

/** A request that is not given is the limit, where that is. */
function requestOf({ resources }: IContainer, resource: 'cpu' | 'memory'): number {
  return parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource] ?? 0);
}
