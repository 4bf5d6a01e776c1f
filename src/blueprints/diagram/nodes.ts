import type { Environment } from '../../configuration';

/** What the charts start a zone with. Drawn, not decided here: a test holds it against the rendered manifests. */
export const REPLICAS_PER_ZONE = 2;

/** There is no room for more in a zone, and nobody would count them. */
const MOST_DRAWN = 4;

/** How many of a zone's nodes are drawn: those that it has at least. */
export function drawnNodes({ nodeCount }: Environment): number {
  return Math.min(nodeCount.user.min, MOST_DRAWN);
}

/** What a drawing of fewer nodes leaves unsaid, for the legend; empty where all are drawn. */
export function undrawnNodes({ nodeCount }: Environment): string {
  return nodeCount.user.min > MOST_DRAWN ? `, at least ${nodeCount.user.min} in a zone` : '';
}
