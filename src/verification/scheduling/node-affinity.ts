import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm';
import type { Workload } from '../cluster/workload';
import { type Labels, satisfies } from '../kubernetes/selector';

/** Required node affinity and node selector together. */
export function acceptsLabels({ pod }: Workload, labels: Labels): boolean {
  const { nodeSelector = {}, affinity } = pod;
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return (
    Object.entries(nodeSelector).every(([key, value]) => labels[key] === value) &&
    (terms === undefined || terms.some((term) => matches(term, labels)))
  );
}

/** A term that asks for nothing matches nothing, and names of nodes are not known before there are any. */
function matches({ matchExpressions = [], matchFields = [] }: INodeSelectorTerm, labels: Labels): boolean {
  return (
    matchExpressions.length > 0 && matchFields.length === 0 && matchExpressions.every((each) => satisfies(each, labels))
  );
}
