import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Refusal } from './candidate';
import { type ClusterState, podsOn } from './state';

/** Sums of cores that are no whole numbers. */
const TOLERANCE = 1e-9;

/** What is left of a node for one more pod. */
export function roomRefusal(state: ClusterState, { requests }: Workload, node: Node): Refusal | undefined {
  const there = podsOn(state, node).map(({ workload }) => workload.requests);
  const { cpu, memory, pods } = node.pool.allocatable;
  const used = (resource: 'cpu' | 'memory') => there.reduce((sum, each) => sum + each[resource], 0);
  const lacks = [
    ...(used('cpu') + requests.cpu > cpu + TOLERANCE ? ['CPU'] : []),
    ...(used('memory') + requests.memory > memory ? ['memory'] : []),
    ...(there.length + 1 > pods ? ['room for one more pod'] : []),
  ];
  if (lacks.length === 0 && requests.special === undefined) return undefined;
  return neverFits(requests, node) ?? full(lacks, node);
}

function full(lacks: readonly string[], { pool }: Node): Refusal {
  return {
    filter: 'room',
    reason: `the nodes of pool ${pool.name} have no ${lacks.join(' and no ')} left, and the pool is at its ${pool.max} nodes`,
    field: 'containers[].resources.requests, or maxCount of the pool',
  };
}

/** What not even an empty node has. */
function neverFits({ cpu, memory, special = [] }: Workload['requests'], { pool }: Node): Refusal | undefined {
  const { allocatable, name, size } = pool;
  const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  const tooLarge = [
    ...special.map((resource) => `has no ${resource}`),
    ...(cpu > allocatable.cpu + TOLERANCE
      ? [`has ${allocatable.cpu.toFixed(2)} cores for pods, and it asks for ${cpu}`]
      : []),
    ...(memory > allocatable.memory
      ? [`has ${gibibytes(allocatable.memory)} for pods, and it asks for ${gibibytes(memory)}`]
      : []),
  ];
  if (tooLarge.length === 0) return undefined;
  return {
    filter: 'size',
    reason: `a node of pool ${name}, ${size}, ${tooLarge.join(', ')}`,
    field: 'containers[].resources.requests',
  };
}
