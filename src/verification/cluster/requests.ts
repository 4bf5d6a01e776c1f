import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { parseQuantity } from '../kubernetes/quantity';
import type { Requests } from './workload';

/**
 * What the scheduler counts for a pod: all containers that run at once, or the largest of those that run before them.
 * A sidecar is an init container that goes on.
 */
export function podRequests({ containers, initContainers = [] }: IPodSpec): Requests {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const first = initContainers.filter(({ restartPolicy }) => restartPolicy !== 'Always');
  const request = (resource: 'cpu' | 'memory') => {
    const of = ({ resources }: IPodSpec['containers'][number]) =>
      parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource] ?? 0);
    const running = [...containers, ...sidecars].reduce((sum, container) => sum + of(container), 0);
    return Math.max(running, ...first.map(of));
  };
  return { cpu: request('cpu'), memory: request('memory') };
}
