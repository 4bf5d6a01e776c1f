import { type Node, type NodePool, nodeOf } from '../cluster/node';
import type { Workload } from '../cluster/workload';
import type { Candidate, Refusal } from './candidate';
import { refusalOf } from './filters';
import { type ClusterState, podsOn, withPod } from './state';

/** Where misfortune would have pods: the higher, the rather. */
export type Prefer = (node: Node) => number;

/** Copies that found no place, and why. */
export interface Pending {
  readonly workload: Workload;
  readonly copies: number;
  readonly refusal: Refusal;
}

export interface Placed {
  readonly state: ClusterState;
  readonly pending: readonly Pending[];
}

/**
 * Places copies one by one, each on the worst node that the demands of the pods allow; where none is left the
 * autoscaler brings a machine, in the worst zone that its pool allows.
 */
export function place(
  state: ClusterState,
  workload: Workload,
  version: string,
  copies: number,
  prefer: Prefer,
): Placed {
  let current = state;
  for (let placed = 0; placed < copies; placed += 1) {
    const found = findNode(current, { workload, version }, prefer);
    if ('refusal' in found) {
      return { state: current, pending: [{ workload, copies: copies - placed, refusal: found.refusal }] };
    }
    current = withPod(found.state, workload, version, found.node);
  }
  return { state: current, pending: [] };
}

type Found = { readonly state: ClusterState; readonly node: Node } | { readonly refusal: Refusal };

function findNode(state: ClusterState, candidate: Candidate, prefer: Prefer): Found {
  const refusals: Refusal[] = [];
  const possible: Node[] = [];
  for (const node of state.nodes) {
    const refusal = refusalOf(state, candidate, node);
    if (refusal) refusals.push(refusal);
    else possible.push(node);
  }
  const node = worst(state, possible, prefer);
  return node ? { state, node } : scaleUp(state, candidate, prefer, refusals);
}

/** First what is preferred, then what is fullest: a packed node loses most when it goes. */
function worst(state: ClusterState, nodes: readonly Node[], prefer: Prefer): Node | undefined {
  const load = (node: Node) => podsOn(state, node).length;
  return [...nodes].sort((a, b) => prefer(b) - prefer(a) || load(b) - load(a) || (a.name < b.name ? -1 : 1))[0];
}

function scaleUp(state: ClusterState, candidate: Candidate, prefer: Prefer, refusals: readonly Refusal[]): Found {
  let current = state;
  const seen = [...refusals];
  for (;;) {
    const grown = current.pools.flatMap((pool) => grow(current, pool, candidate, prefer, seen));
    // A pool of several zones gets its machine where Azure likes, and then another where that one does not help.
    const [next] = grown.sort((a, b) => prefer(b.node) - prefer(a.node));
    if (!next) return { refusal: mostTelling(seen) };
    current = next.state;
    if (next.helps) return { state: current, node: next.node };
  }
}

interface Grown {
  readonly state: ClusterState;
  readonly node: Node;
  readonly helps: boolean;
}

/** One more machine of a pool, if the pool may have it and the autoscaler believes that it would help. */
function grow(state: ClusterState, pool: NodePool, candidate: Candidate, prefer: Prefer, seen: Refusal[]): Grown[] {
  if (state.nodes.filter((node) => node.pool.name === pool.name).length >= pool.max) return [];
  const made = state.made + 1;
  const zones = pool.zones.filter((zone) => !state.lostZones.includes(zone));
  const tried = zones.map((zone) => {
    const node = nodeOf(pool, zone, made);
    const grown = { ...state, nodes: [...state.nodes, node], made };
    const refusal = refusalOf(grown, candidate, node);
    if (refusal) seen.push(refusal);
    return { state: grown, node, helps: refusal === undefined };
  });
  // The autoscaler looks at one zone of a pool, and Azure chooses another.
  if (!tried.some(({ helps }) => helps)) return [];
  return [tried.sort((a, b) => Number(a.helps) - Number(b.helps) || prefer(b.node) - prefer(a.node))[0] as Grown];
}

/** What stands in the way of nodes that would do otherwise says more than a selector that was never meant for them. */
function mostTelling(refusals: readonly Refusal[]): Refusal {
  const order: readonly Refusal['filter'][] = [
    ...(['zone spread', 'topology key', 'anti-affinity', 'host port', 'room', 'size'] as const),
    ...(['node name', 'cordoned', 'taint', 'node selector', 'lost', 'system pool'] as const),
  ];
  const found = order.flatMap((filter) => refusals.find((refusal) => refusal.filter === filter) ?? [])[0];
  return found ?? { filter: 'room', reason: 'there is no node', field: 'the node pools' };
}
