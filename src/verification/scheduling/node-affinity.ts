import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm';
import type { Workload } from '../cluster/workload';
import { type Labels, satisfies } from '../kubernetes/selector';

/** Required node affinity and node selector together. */
export function acceptsLabels({ pod }: Workload, labels: Labels): boolean {
  const { nodeSelector = {}, affinity } = pod;
  // Every pool is Arm64 and Linux; what nodes are told apart by stands in their labels.
  const known: Labels = { 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux', ...labels };
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return (
    Object.entries(nodeSelector).every(([key, value]) => known[key] === value) &&
    (terms === undefined || terms.some((term) => matches(term, known)))
  );
}

/** A term that asks for nothing matches nothing, and names of nodes are not known before there are any. */
function matches({ matchExpressions = [], matchFields = [] }: INodeSelectorTerm, labels: Labels): boolean {
  return (
    matchExpressions.length > 0 && matchFields.length === 0 && matchExpressions.every((each) => satisfies(each, labels))
  );
}
