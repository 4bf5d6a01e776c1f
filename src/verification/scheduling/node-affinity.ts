import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm';
import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import { type Labels, satisfies } from '../kubernetes/selector';
import type { Refusal } from './candidate';

/** Required node affinity and node selector together. */
export function acceptsLabels({ pod }: Workload, labels: Labels): boolean {
  const terms = termsOf(pod);
  return (
    Object.entries(pod.nodeSelector ?? {}).every(([key, value]) => labels[key] === value) &&
    (terms === undefined || terms.some((term) => matches(term, labels)))
  );
}

/** What a pod asks of its node that this one is not; a name of a node is none that is known. */
export function nodeRefusal(workload: Workload, { labels, pool }: Node): Refusal | undefined {
  const { nodeName, nodeSelector = {} } = workload.pod;
  const filter = 'node selector';
  if (nodeName !== undefined) {
    const reason = `it may run on one machine alone, ${nodeName}, and goes with it`;
    return { filter: 'node name', reason, field: 'nodeName' };
  }
  if (acceptsLabels(workload, labels)) return undefined;
  const [key, value] = Object.entries(nodeSelector).find(([name, each]) => labels[name] !== each) ?? [];
  if (key === undefined) {
    return {
      filter,
      reason: `it asks for other nodes than those of pool ${pool.name}`,
      field: 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
    };
  }
  const own = labels[key] === undefined ? 'no such label' : labels[key];
  return {
    filter,
    reason: `it asks for nodes with ${key}: ${value}, and those of pool ${pool.name} have ${own}`,
    field: `nodeSelector['${key}']`,
  };
}

function termsOf({ affinity }: Workload['pod']): readonly INodeSelectorTerm[] | undefined {
  return affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
}

/** A term that asks for nothing matches nothing, and names of nodes are not known before there are any. */
function matches({ matchExpressions = [], matchFields = [] }: INodeSelectorTerm, labels: Labels): boolean {
  return (
    matchExpressions.length > 0 && matchFields.length === 0 && matchExpressions.every((each) => satisfies(each, labels))
  );
}
