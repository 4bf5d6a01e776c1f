import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm';
import type { Node } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import { agree, type Labels, selects } from '../kubernetes/selector';
import type { Refusal } from './candidate';
import type { ClusterState, Pod } from './state';

/** The pod that an anti-affinity belongs to, or one that it may be about. */
interface Party {
  readonly namespace: string;
  readonly labels: Labels;
}

/** An anti-affinity that is demanded holds in both directions. */
export function antiAffinityRefusal(
  state: ClusterState,
  workload: Workload,
  labels: Labels,
  node: Node,
): Refusal | undefined {
  const candidate: Party = { namespace: workload.namespace, labels };
  const own = termsOf(workload).find((term) =>
    state.pods.some((pod) => sharesDomain(pod.node, node, term.topologyKey) && isAbout(term, candidate, partyOf(pod))),
  );
  const theirs = demandsOf(state).find(
    ({ term, pod }) => sharesDomain(pod.node, node, term.topologyKey) && isAbout(term, partyOf(pod), candidate),
  );
  const found = own ?? theirs?.term;
  if (!found) return undefined;
  return {
    filter: 'anti-affinity',
    reason: `it demands a ${found.topologyKey} to itself, and every one has a copy already`,
    field: 'affinity.podAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution instead of required…',
  };
}

interface Demand {
  readonly term: IPodAffinityTerm;
  readonly pod: Pod;
}

/** A state never changes, so neither does what its pods demand: it is the same for every node that is asked about. */
const demands = new WeakMap<ClusterState, readonly Demand[]>();

function demandsOf(state: ClusterState): readonly Demand[] {
  const known = demands.get(state) ?? state.pods.flatMap((pod) => termsOf(pod.workload).map((term) => ({ term, pod })));
  demands.set(state, known);
  return known;
}

function termsOf({ pod }: Workload): readonly IPodAffinityTerm[] {
  return pod.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

function partyOf({ workload, labels }: Pod): Party {
  return { namespace: workload.namespace, labels };
}

function sharesDomain(a: Node, b: Node, topologyKey: string): boolean {
  return a.labels[topologyKey] !== undefined && a.labels[topologyKey] === b.labels[topologyKey];
}

/** Keys of the owner's labels narrow a term: with the hash of the template among them, versions don't exclude each other. */
function isAbout(term: IPodAffinityTerm, owner: Party, other: Party): boolean {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  return (
    isInNamespaces(term, owner.namespace, other.namespace) &&
    selects(labelSelector, other.labels) &&
    agree(matchLabelKeys, owner.labels, other.labels) &&
    mismatchLabelKeys.every((key) => owner.labels[key] === undefined || owner.labels[key] !== other.labels[key])
  );
}

/** The owner's own where nothing is said. Of the labels of a namespace only its name is known here. */
function isInNamespaces({ namespaces = [], namespaceSelector }: IPodAffinityTerm, own: string, other: string): boolean {
  if (namespaces.length === 0 && !namespaceSelector) return own === other;
  return namespaces.includes(other) || selects(namespaceSelector, { 'kubernetes.io/metadata.name': other });
}
