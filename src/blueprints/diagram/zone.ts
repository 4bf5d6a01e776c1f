import { REPLICAS_PER_ZONE } from './nodes';
import { BODY, COLOURS, card, label } from './style';
import { type Box, element } from './svg';

const GAP = 6;
const LABEL = 26;
const SYSTEM_HEIGHT = 14;
const NODE_HEIGHT = 24;
const REPLICA_RADIUS = 4.5;

export const ZONE_HEIGHT = LABEL + SYSTEM_HEIGHT + GAP + NODE_HEIGHT + 10;

/** An availability zone: the nodes that it has at least, and the replicas on them. */
export function zoneDrawing(zone: string, box: Box, nodeCount: number): string {
  const inner = { x: box.x + 8, width: box.width - 16 };
  const nodeTop = box.y + LABEL + SYSTEM_HEIGHT + GAP;
  return element(
    'g',
    {},
    zoneFrame(box),
    label(`Zone ${zone}`, [box.x + box.width / 2, box.y + 17], { ...BODY, anchor: 'middle', maxWidth: box.width }),
    systemNode({ ...inner, y: box.y + LABEL, height: SYSTEM_HEIGHT }),
    ...userNodes({ ...inner, y: nodeTop, height: NODE_HEIGHT }, nodeCount),
  );
}

export function zoneFrame(box: Box): string {
  return card(box, { fill: COLOURS.zone, radius: 6 });
}

export function systemNode(box: Box): string {
  return card(box, { fill: COLOURS.system, radius: 4 });
}

/** The nodes of the workload side by side, with a zone's replicas spread over them. */
export function userNodes(box: Box, count: number): string[] {
  const width = (box.width - GAP * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => {
    const node = { ...box, x: box.x + index * (width + GAP), width };
    return element('g', {}, userNode(node), ...replicas(node, replicasOn(index, count)));
  });
}

export function userNode(box: Box): string {
  return card(box, { fill: COLOURS.requestsTint, stroke: COLOURS.requests, radius: 4 });
}

/** As even as it goes: with more nodes than replicas, the last ones have none. */
function replicasOn(index: number, nodes: number): number {
  return Math.floor(REPLICAS_PER_ZONE / nodes) + (index < REPLICAS_PER_ZONE % nodes ? 1 : 0);
}

function replicas({ x, y, width, height }: Box, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    replica(x + width / 2 + (index - (count - 1) / 2) * 3.4 * REPLICA_RADIUS, y + height / 2),
  );
}

export function replica(cx: number, cy: number): string {
  return element('circle', { cx, cy, r: REPLICA_RADIUS, fill: COLOURS.requests });
}
