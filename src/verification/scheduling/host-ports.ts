import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Refusal } from './candidate';
import { type ClusterState, podsOn } from './state';

/** A port of the machine itself goes to one pod alone. */
export function hostPortRefusal(state: ClusterState, { pod }: Workload, node: Node): Refusal | undefined {
  const wanted = hostPorts(pod);
  if (wanted.length === 0) return undefined;
  const taken = new Set(podsOn(state, node).flatMap(({ workload }) => hostPorts(workload.pod)));
  const conflict = wanted.find((port) => taken.has(port));
  if (conflict === undefined) return undefined;
  return {
    filter: 'host port',
    reason: `each of its copies wants ${conflict} of a node to itself, and every node has given it away`,
    field: pod.hostNetwork ? 'hostNetwork' : 'containers[].ports[].hostPort',
  };
}

/** In the network of the machine, every port of a container is one of the machine's. */
export function hostPorts({ containers, initContainers = [], hostNetwork }: IPodSpec): string[] {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...containers, ...sidecars].flatMap(({ ports = [] }) =>
    ports.flatMap(({ hostPort, containerPort, protocol = 'TCP' }) => {
      const port = hostPort ?? (hostNetwork ? containerPort : undefined);
      return port === undefined || port === 0 ? [] : [`port ${port}/${protocol}`];
    }),
  );
}
