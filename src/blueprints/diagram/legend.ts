import type { Environment } from '../../configuration';
import { gatewayChip } from './card-parts';
import { REPLICAS_PER_ZONE, undrawnNodes } from './nodes';
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
export function legend(environment: Environment, { detailed }: RegionCard, [left, y]: Point): string {
  let x = left;
  const entries = (detailed ? detailedEntries : denseEntries)(environment).map(({ text, sample }) => {
    const drawn = element('g', {}, sample(x, y), label(text, [x + SAMPLE_WIDTH + 8, y + 4], BODY));
    x += SAMPLE_WIDTH + 8 + textWidth(text, BODY) + GAP;
    return drawn;
  });
  return element('g', {}, ...entries);
}

function detailedEntries(environment: Environment): Entry[] {
  return [
    {
      text: `System node ${environment.nodeSize.system}`,
      sample: (x, y) => systemNode({ x, y: y - 7, width: SAMPLE_WIDTH, height: 14 }),
    },
    ...workloadEntries(environment),
  ];
}

function denseEntries(environment: Environment): Entry[] {
  const gateway = environment.exposure === 'privateLink' ? 'Private link service' : 'Gateway address';
  return [
    { text: gateway, sample: (x, y) => gatewayChip({ x, y: y - 14, width: 28, height: 28 }) },
    { text: 'Zone', sample: (x, y) => zoneFrame({ x, y: y - 10, width: SAMPLE_WIDTH, height: 20 }) },
    ...workloadEntries(environment),
  ];
}

function workloadEntries(environment: Environment): Entry[] {
  return [
    {
      text: `Workload node ${environment.nodeSize.user}${undrawnNodes(environment)}`,
      sample: (x, y) => userNode({ x, y: y - 8, width: SAMPLE_WIDTH, height: 16 }),
    },
    {
      text: `Replica, at least ${REPLICAS_PER_ZONE} in a zone`,
      sample: (x, y) => replica(x + SAMPLE_WIDTH - 6, y),
    },
  ];
}
