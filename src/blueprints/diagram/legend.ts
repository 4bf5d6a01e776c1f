import type { Environment, NodeSize } from '../../configuration';
import { gatewayChip } from './card-parts';
import { REPLICAS_PER_ZONE } from './nodes';
import type { RegionCard } from './region-card';
import { BODY, label } from './style';
import { element, type Point } from './svg';
import { textWidth } from './text-width';
import { replica, systemNode, userNode, zoneFrame } from './zone';

const SAMPLE_WIDTH = 24;
const GAP = 28;

interface Entry {
  readonly text: string;
  /** Draws the sample with its left edge at x and its middle at y. */
  readonly sample: (x: number, y: number) => string;
}

/** What the signs mean, in one row that begins at a point. */
export function legend({ nodeSize }: Environment, { detailed }: RegionCard, [left, y]: Point): string {
  let x = left;
  const entries = (detailed ? detailedEntries : denseEntries)(nodeSize).map(({ text, sample }) => {
    const drawn = element('g', {}, sample(x, y), label(text, [x + SAMPLE_WIDTH + 8, y + 4], BODY));
    x += SAMPLE_WIDTH + 8 + textWidth(text, BODY) + GAP;
    return drawn;
  });
  return element('g', {}, ...entries);
}

function detailedEntries(nodeSize: NodeSize): Entry[] {
  return [
    {
      text: `System node ${nodeSize.system}`,
      sample: (x, y) => systemNode({ x, y: y - 7, width: SAMPLE_WIDTH, height: 14 }),
    },
    ...workloadEntries(nodeSize),
  ];
}

function denseEntries(nodeSize: NodeSize): Entry[] {
  return [
    { text: 'Gateway address', sample: (x, y) => gatewayChip({ x, y: y - 14, width: 28, height: 28 }) },
    { text: 'Zone', sample: (x, y) => zoneFrame({ x, y: y - 10, width: SAMPLE_WIDTH, height: 20 }) },
    ...workloadEntries(nodeSize),
  ];
}

function workloadEntries({ user }: NodeSize): Entry[] {
  return [
    {
      text: `Workload node ${user}`,
      sample: (x, y) => userNode({ x, y: y - 8, width: SAMPLE_WIDTH, height: 16 }),
    },
    {
      text: `Replica, at least ${REPLICAS_PER_ZONE} in a zone`,
      sample: (x, y) => replica(x + SAMPLE_WIDTH - 6, y),
    },
  ];
}
