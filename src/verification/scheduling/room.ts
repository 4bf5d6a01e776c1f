import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Refusal } from './candidate';
import { type ClusterState, podsOn } from './state';

/** What is left of a node for one more pod. */
export function roomRefusal(state: ClusterState, { requests }: Workload, node: Node): Refusal | undefined {
  const there = podsOn(state, node).map(({ workload }) => workload.requests);
  const { cpu, memory, pods } = node.pool.allocatable;
  const used = (resource: 'cpu' | 'memory') => there.reduce((sum, each) => sum + each[resource], 0);
  const lacks = [
    ...(used('cpu') + requests.cpu > cpu + 1e-9 ? ['CPU'] : []),
    ...(used('memory') + requests.memory > memory ? ['memory'] : []),
    ...(there.length + 1 > pods ? ['room for one more pod'] : []),
  ];
  if (lacks.length === 0) return undefined;
  return {
    filter: 'room',
    reason: `the nodes of pool ${node.pool.name} have no ${lacks.join(' and no ')} left, and the pool is at its ${node.pool.max} nodes`,
    field: 'containers[].resources.requests, or maxCount of the pool',
  };
}
