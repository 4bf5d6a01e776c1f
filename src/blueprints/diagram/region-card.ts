import type { Environment, Region } from '../../configuration';
import { gatewayStrip, preferencePill, registryStrip } from './card-parts';
import { locationName } from './location-name';
import { drawnNodes } from './nodes';
import { BODY, COLOURS, card, label, NAME } from './style';
import { type Box, element } from './svg';
import { ZONE_HEIGHT, zoneDrawing } from './zone';

/** How the regions of an environment are drawn: the more there are, the less of each. */
export interface RegionCard {
  readonly height: number;
  /** From the card's top edge to where requests arrive. */
  readonly requestDepth: number;
  /** From the card's bottom edge to where images arrive. */
  readonly imageDepth: number;
  /** Whether system nodes and zones are drawn with their names, and not as signs that have to be explained. */
  readonly detailed: boolean;
  readonly draw: (environment: Environment, region: Region, box: Box) => string;
}

/** From the side of a card to the line that enters it: requests at the right, images at the left. */
export const LINE_SIDE = 30;

const PADDING = 14;
const GAP = 10;
const HEADER = 56;
const GATEWAY = 44;
const CLUSTER = 32 + ZONE_HEIGHT + 10;
const REGISTRY = 28;

/** One region: its gateway address, its cluster with three zones, and its copy of the registry, from top to bottom. */
export const fullCard: RegionCard = {
  height: HEADER + GATEWAY + GAP + CLUSTER + GAP + REGISTRY + PADDING,
  requestDepth: HEADER,
  imageDepth: PADDING,
  detailed: true,
  draw(environment, region, box) {
    const inner = { x: box.x + PADDING, width: box.width - 2 * PADDING };
    const clusterTop = box.y + HEADER + GATEWAY + GAP;
    return element(
      'g',
      { id: `region-${environment.name}-${region.name}` },
      card(box, { fill: COLOURS.paper, stroke: COLOURS.line }),
      ...header(environment, region, box),
      gatewayStrip(environment, region, { ...inner, y: box.y + HEADER, height: GATEWAY }),
      cluster(environment, region, { ...inner, y: clusterTop, height: CLUSTER }),
      registryStrip(environment, region, { ...inner, y: clusterTop + CLUSTER + GAP, height: REGISTRY }),
    );
  },
};

/** Ends left of the line of the requests. */
function header(environment: Environment, region: Region, box: Box): string[] {
  const [x, maxWidth] = [box.x + PADDING, box.width - PADDING - 44];
  const name = { size: 15, bold: true, maxWidth };
  return [
    label(region.name, [x, box.y + 25], name),
    preferencePill(environment, region, [x, box.y + 20], name),
    label(`${locationName(region)} · ${region.stamp.resourceGroup}`, [x, box.y + 44], { ...BODY, maxWidth }),
  ];
}

function cluster(environment: Environment, { aksClusterName, zones }: Region, box: Box): string {
  const zoneWidth = (box.width - 20 - GAP * (zones.length - 1)) / zones.length;
  return element(
    'g',
    {},
    card(box, { fill: COLOURS.paper, stroke: COLOURS.line, radius: 6 }),
    label(aksClusterName, [box.x + 10, box.y + 21], { ...NAME, size: 13, maxWidth: box.width - 20 }),
    ...zones.map((zone, index) => {
      const x = box.x + 10 + index * (zoneWidth + GAP);
      return zoneDrawing(zone, { x, y: box.y + 32, width: zoneWidth, height: ZONE_HEIGHT }, drawnNodes(environment));
    }),
  );
}
