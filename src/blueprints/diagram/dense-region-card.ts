import { gatewayChip, preferencePill, registryStrip } from './card-parts';
import { locationName } from './location-name';
import { drawnNodes } from './nodes';
import { LINE_SIDE, type RegionCard } from './region-card';
import { BODY, COLOURS, card, label } from './style';
import { type Box, element } from './svg';
import { userNodes, zoneFrame } from './zone';

const PADDING = 12;
const GAP = 6;
const CHIP = 28;
const ZONES_TOP = 68;
const ZONE = 36;
const REGISTRY = 24;

/** One of many regions: no host name, no system nodes. docs/runbook.md has them all. */
export const denseCard: RegionCard = {
  height: ZONES_TOP + ZONE + 8 + REGISTRY + PADDING,
  requestDepth: PADDING,
  imageDepth: PADDING,
  detailed: false,
  draw(environment, region, box) {
    const inner = { x: box.x + PADDING, width: box.width - 2 * PADDING };
    const name = { size: 14, bold: true, maxWidth: inner.width - CHIP - 12 };
    const zoneWidth = (inner.width - GAP * (region.zones.length - 1)) / region.zones.length;
    const zones = region.zones.map((_, index) => {
      const zone = { x: inner.x + index * (zoneWidth + GAP), y: box.y + ZONES_TOP, width: zoneWidth, height: ZONE };
      return element('g', {}, zoneFrame(zone), ...userNodes(inside(zone), drawnNodes(environment)));
    });
    return element(
      'g',
      { id: `region-${environment.name}-${region.name}` },
      card(box, { fill: COLOURS.paper, stroke: COLOURS.line }),
      label(region.name, [inner.x, box.y + 22], name),
      preferencePill(environment, region, [inner.x, box.y + 17], name),
      label(locationName(region), [inner.x, box.y + 39], { ...BODY, maxWidth: name.maxWidth }),
      gatewayChip({ x: box.x + box.width - LINE_SIDE - CHIP / 2, y: box.y + PADDING, width: CHIP, height: CHIP }),
      label(region.aksClusterName, [inner.x, box.y + 59], { ...BODY, colour: COLOURS.ink, maxWidth: inner.width }),
      ...zones,
      registryStrip(environment, region, { ...inner, y: box.y + ZONES_TOP + ZONE + 8, height: REGISTRY }),
    );
  },
};

function inside(box: Box): Box {
  return { x: box.x + 6, y: box.y + 7, width: box.width - 12, height: box.height - 14 };
}
