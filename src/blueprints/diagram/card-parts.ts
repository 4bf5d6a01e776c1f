import type { Environment, Region } from '../../configuration';
import { icon } from './icons';
import { BODY, COLOURS, card, label, pill, pillWidth, type TextStyle } from './style';
import { type Box, element, type Point } from './svg';
import { textWidth } from './text-width';

/** The gateway: its address with the host name, whose beginning is the region's own, or its private link service. */
export function gatewayStrip(environment: Environment, { stamp }: Region, box: Box): string {
  const maxWidth = box.width - 46;
  const [title, name] =
    environment.exposure === 'privateLink'
      ? ['Private link service', 'pls-gateway, no public address']
      : ['Gateway address', stamp.gatewayAddress.hostName];
  return element(
    'g',
    {},
    card(box, { fill: COLOURS.requestsTint, radius: 6 }),
    icon('gateway', [box.x + 10, box.y + 12], COLOURS.requests),
    label(title, [box.x + 38, box.y + 18], { size: 12, bold: true, colour: COLOURS.requests, maxWidth }),
    label(name, [box.x + 38, box.y + 34], { ...BODY, maxWidth }),
  );
}

/** The region's copy of the registry. */
export function registryStrip({ home }: Environment, region: Region, box: Box): string {
  const middle = box.y + box.height / 2;
  return element(
    'g',
    {},
    card(box, { fill: COLOURS.imagesTint, radius: 6 }),
    icon('registry', [box.x + 11, middle - 8], COLOURS.images, 16),
    label(region.location === home ? 'Registry: home' : 'Registry: replica', [box.x + 38, middle + 4], {
      size: 12,
      bold: true,
      colour: COLOURS.images,
      maxWidth: box.width - 46,
    }),
  );
}

/**
 * With priority routing the order counts, and a pill right of the region's name says it: Front Door knows five ranks,
 * and the regions from the fifth on share the last. Left out where the name leaves no room.
 */
export function preferencePill(environment: Environment, region: Region, [x, y]: Point, name: TextStyle): string {
  const { routing, regions } = environment;
  const text = `priority ${Math.min(regions.indexOf(region) + 1, 5)}`;
  const left = textWidth(region.name, name) + 8;
  const fits = left + pillWidth(text) <= (name.maxWidth ?? Number.POSITIVE_INFINITY);
  if (routing !== 'priority' || !fits) return '';
  return pill(text, [x + left, y], { fill: COLOURS.requestsTint, text: COLOURS.requests });
}

/** A gateway address as a sign alone. */
export function gatewayChip(box: Box): string {
  return element(
    'g',
    {},
    card(box, { fill: COLOURS.requestsTint, radius: 6 }),
    icon('gateway', [box.x + 5, box.y + 5], COLOURS.requests, 18),
  );
}
