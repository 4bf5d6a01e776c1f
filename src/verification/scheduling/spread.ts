import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint';
import type { Node } from '../cluster/node';
import { agree, selects } from '../kubernetes/selector';
import type { Candidate, Refusal } from './candidate';
import { acceptsLabels } from './node-affinity';
import { type ClusterState, podLabels } from './state';
import { toleratesTaints } from './taints';

/** A demanded spread, as the scheduler's filter judges it. */
export function spreadRefusal(state: ClusterState, candidate: Candidate, node: Node): Refusal | undefined {
  const { topologySpreadConstraints: constraints = [] } = candidate.workload.pod;
  for (const [index, constraint] of constraints.entries()) {
    if (!isDemanded(constraint)) continue;
    const { matches, min, domains } = count(state, candidate, constraint, index);
    const domain = node.labels[constraint.topologyKey];
    if (domain === undefined) {
      return {
        filter: 'topology key',
        reason: `the nodes of pool ${node.pool.name} have no label ${constraint.topologyKey}`,
        field: `topologySpreadConstraints[${index}].topologyKey`,
      };
    }
    const own = selects(constraint.labelSelector, podLabels(candidate.workload, candidate.version)) ? 1 : 0;
    const skew = (matches.get(domain) ?? 0) + own - min;
    if (skew > constraint.maxSkew) {
      return {
        filter: 'zone spread',
        reason: `${constraint.topologyKey} would be skewed by ${skew}, at most ${constraint.maxSkew} is allowed over ${domains} of them`,
        field: `topologySpreadConstraints[${index}]${fieldOf(constraint, domains)}`,
      };
    }
  }
  return undefined;
}

function isDemanded({ whenUnsatisfiable }: ITopologySpreadConstraint): boolean {
  return whenUnsatisfiable === 'DoNotSchedule';
}

interface Count {
  /** Copies that count, by domain. */
  readonly matches: ReadonlyMap<string, number>;
  /** The least of them, which is 0 where there are fewer domains than are demanded. */
  readonly min: number;
  readonly domains: number;
}

/** A state never changes, so neither does what was counted in it: every node of it is judged by the same numbers. */
const counted = new WeakMap<ClusterState, Map<string, Count>>();

function count(state: ClusterState, candidate: Candidate, constraint: ITopologySpreadConstraint, index: number): Count {
  const known = counted.get(state) ?? new Map<string, Count>();
  counted.set(state, known);
  const key = `${candidate.workload.key} ${candidate.version} ${index}`;
  const found = known.get(key) ?? countAnew(state, candidate, constraint);
  known.set(key, found);
  return found;
}

function countAnew(
  state: ClusterState,
  { workload, version }: Candidate,
  constraint: ITopologySpreadConstraint,
): Count {
  const { topologyKey, labelSelector, matchLabelKeys = [], minDomains = 1 } = constraint;
  const labels = podLabels(workload, version);
  const eligible = state.nodes.filter((node) => isEligible(workload, constraint, node));
  const names = new Set(eligible.map(({ name }) => name));
  const matches = new Map(eligible.map((node) => [node.labels[topologyKey] ?? '', 0]));
  for (const pod of state.pods) {
    const counts =
      pod.workload.namespace === workload.namespace &&
      names.has(pod.node.name) &&
      selects(labelSelector, pod.labels) &&
      agree(matchLabelKeys, labels, pod.labels);
    const domain = pod.node.labels[topologyKey] ?? '';
    if (counts) matches.set(domain, (matches.get(domain) ?? 0) + 1);
  }
  const min = matches.size < minDomains ? 0 : Math.min(...matches.values());
  return { matches, min, domains: matches.size };
}

/** Affinity counts unless told otherwise, taints only when told. A node that lacks the key of any demand counts for none. */
function isEligible(workload: Candidate['workload'], constraint: ITopologySpreadConstraint, node: Node): boolean {
  const { nodeAffinityPolicy = 'Honor', nodeTaintsPolicy = 'Ignore' } = constraint;
  const demanded = (workload.pod.topologySpreadConstraints ?? []).filter(isDemanded);
  return (
    demanded.every(({ topologyKey }) => node.labels[topologyKey] !== undefined) &&
    (nodeAffinityPolicy === 'Ignore' || acceptsLabels(workload, node.labels)) &&
    (nodeTaintsPolicy === 'Ignore' || toleratesTaints(workload.pod.tolerations, node))
  );
}

/** The part of a constraint that most likely stands in the way. */
function fieldOf({ minDomains, nodeTaintsPolicy }: ITopologySpreadConstraint, domains: number): string {
  if (minDomains !== undefined && domains < minDomains) return '.minDomains: leave it out';
  return nodeTaintsPolicy === 'Honor' ? '' : '.nodeTaintsPolicy: Honor';
}
