import type { Node } from '../cluster/node';
import { antiAffinityRefusal } from './anti-affinity';
import type { Candidate, Refusal } from './candidate';
import { acceptsLabels } from './node-affinity';
import { roomRefusal } from './room';
import { spreadRefusal } from './spread';
import { type ClusterState, podLabels } from './state';
import { toleratesTaints } from './taints';

/**
 * What kube-scheduler's filters say: node selector and affinity, taints, requests, spread, and anti-affinity in both
 * directions. Affinity to other pods, ports and volumes are left out, and so is what is merely preferred: a preference
 * promises nothing.
 *
 * @param state with the node in it
 */
export function refusalOf(state: ClusterState, { workload, version }: Candidate, node: Node): Refusal | undefined {
  if (node.isCordoned && !toleratesTaints(workload.pod.tolerations, node))
    return { filter: 'cordoned', reason: 'the node is being drained', field: 'the pool: upgradeSettings.maxSurge' };
  if (!acceptsLabels(workload, node.labels))
    return {
      filter: 'node selector',
      reason: `it asks for other nodes than those of pool ${node.pool.name}`,
      field: 'nodeSelector',
    };
  if (!toleratesTaints(workload.pod.tolerations, node))
    return { filter: 'taint', reason: `it does not tolerate the taints of ${node.name}`, field: 'tolerations' };
  return (
    roomRefusal(state, workload, node) ??
    spreadRefusal(state, { workload, version }, node) ??
    antiAffinityRefusal(state, workload, podLabels(workload, version), node)
  );
}
