import type { Environment } from '../../configuration';
import { arrow } from './connector';
import type { GlobalBoxes } from './global-services';
import { LINE_SIDE, type RegionCard } from './region-card';
import type { Row } from './region-grid';
import { BODY, COLOURS, label } from './style';
import { element, type Point } from './svg';

/** From the edges of a row of cards to the lines above and below it. */
const REQUESTS_ABOVE = 26;
const IMAGES_BELOW = 24;
/** As long as a line has to be for its corner to be round. */
const STUB = 12;

export interface Traffic {
  readonly environment: Environment;
  readonly boxes: GlobalBoxes;
  readonly rows: readonly Row[];
  readonly card: RegionCard;
  /** Between the panel's edges and the cards: where lines pass to further rows. */
  readonly rails: { readonly left: number; readonly right: number };
}

/** The way of a request: from Front Door down and along the rows, into each gateway address. */
export function requests({ environment, boxes: { frontDoor }, rows, card, rails }: Traffic): string {
  const style = { colour: COLOURS.requests };
  const source: Point = [Math.round(frontDoor.x + frontDoor.width / 2), frontDoor.y + frontDoor.height];
  const firstLine = requestLine(rows[0] as Row);
  const ways = rows.flatMap((row, index) => {
    const y = requestLine(row);
    const trunk: Point[] = [source, [source[0], firstLine]];
    const whole: Point[] = index === 0 ? trunk : [...trunk, [rails.left, firstLine], [rails.left, y]];
    const branch: Point[] =
      index === 0 || row === rows.at(-1)
        ? whole
        : [
            [rails.left, y - STUB],
            [rails.left, y],
          ];
    return row.map((box, column) => {
      // At the right: at the left is text.
      const x = box.x + box.width - LINE_SIDE;
      const outermost = column === row.length - 1 || (index === 0 && column === 0);
      const along: Point[] = outermost ? branch : [[x - STUB, y]];
      return arrow([...along, [x, y], [x, box.y + card.requestDepth]], style);
    });
  });
  const note = label(wayToRegions(environment), [source[0] + 12, firstLine - 10], {
    ...BODY,
    colour: COLOURS.requests,
  });
  return element('g', {}, ...ways, note);
}

function wayToRegions({ originCertificate, exposure }: Environment): string {
  const way = `${originCertificate ? 'HTTPS' : 'HTTP'}${exposure === 'privateLink' ? ' over Private Link' : ''}`;
  return `${way}, answered to this Front Door only`;
}

function requestLine([first]: Row): number {
  return first.y - REQUESTS_ABOVE;
}

/** The way of an image: from the registry down at the right, along below each row, into each copy. */
export function images({ boxes: { registry, group }, rows, card, rails }: Traffic): string {
  const style = { colour: COLOURS.images, dashed: true };
  const source: Point = [registry.x + registry.width, registry.y + registry.height / 2];
  const lastLine = imageLine(rows.at(-1) as Row);
  // Dashes that lie upon each other look solid, so no piece is drawn twice.
  const ways = rows.flatMap((row) => {
    const y = imageLine(row);
    const along: Point[] = y === lastLine ? [source, [rails.right, source[1]], [rails.right, y]] : [[rails.right, y]];
    return row.map((box, index) => {
      const x = box.x + LINE_SIDE;
      return arrow([...(index === 0 ? along : []), [x, y], [x, box.y + box.height - card.imageDepth]], style);
    });
  });
  const note = label('Images', [rails.right - 10, group.y + group.height + 22], {
    ...BODY,
    colour: COLOURS.images,
    anchor: 'end',
  });
  return element('g', {}, ...ways, note);
}

function imageLine([first]: Row): number {
  return first.y + first.height + IMAGES_BELOW;
}
