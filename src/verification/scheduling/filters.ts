import type { Node } from '../cluster/node';
import { antiAffinityRefusal } from './anti-affinity';
import type { Candidate, Refusal } from './candidate';
import { hostPortRefusal } from './host-ports';
import { nodeRefusal } from './node-affinity';
import { roomRefusal } from './room';
import { spreadRefusal } from './spread';
import { type ClusterState, podLabels } from './state';
import { toleratesTaints } from './taints';

/**
 * What kube-scheduler's filters say: node name, selector and affinity, taints, requests, ports of the host, spread, and
 * anti-affinity in both directions. Affinity to other pods and volumes are left out, and so is what is merely preferred:
 * a preference promises nothing.
 *
 * @param state with the node in it
 */
export function refusalOf(state: ClusterState, { workload, version }: Candidate, node: Node): Refusal | undefined {
  if (node.isCordoned && !toleratesTaints(workload.pod.tolerations, node))
    return { filter: 'cordoned', reason: 'the node is being drained', field: 'the pool: upgradeSettings.maxSurge' };
  const unwanted = nodeRefusal(workload, node);
  if (unwanted) return unwanted;
  if (!toleratesTaints(workload.pod.tolerations, node)) return taintRefusal(state, node);
  return (
    roomRefusal(state, workload, node) ??
    hostPortRefusal(state, workload, node) ??
    spreadRefusal(state, { workload, version }, node) ??
    antiAffinityRefusal(state, workload, podLabels(workload, version), node)
  );
}

/** A system pool is for nobody who does not ask for it. */
function taintRefusal({ lostZones }: ClusterState, { pool, zone }: Node): Refusal {
  if (lostZones.includes(zone)) {
    return {
      filter: 'lost',
      reason: `all the nodes that it may run on are in zone ${zone}`,
      field: 'availabilityZones of the pools',
    };
  }
  const reason = `it does not tolerate the taints of pool ${pool.name}`;
  return { filter: pool.isSystem ? 'system pool' : 'taint', reason, field: 'tolerations' };
}
