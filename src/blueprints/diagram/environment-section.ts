import type { Environment } from '../../configuration';
import { arrow } from './connector';
import { denseCard } from './dense-region-card';
import { GLOBAL_HEIGHT, globalBoxes, globalServices } from './global-services';
import { icon } from './icons';
import { legend } from './legend';
import { fullCard } from './region-card';
import { regionGrid } from './region-grid';
import { BODY, COLOURS, card, label } from './style';
import { type Box, element } from './svg';
import { images, requests } from './traffic';

const PADDING = 32;
const HEADING = 58;
/** More regions than that, and a page with full cards would be longer than anybody scrolls. */
const MANY = 6;
/** Between what is global and the first row, and below the last one: room for the lines. */
const ABOVE_ROWS = 64;
const BELOW_ROWS = 48;
const LEGEND = 40;
/** Width of what is left of the global resource group: the users and their arrow. */
const USERS = 128;

/** A part of the picture and how much of the page it takes. */
export interface Section {
  readonly drawing: string;
  readonly height: number;
}

/** Everything of one environment, with its top edge at y. */
export function environmentSection(environment: Environment, { x, y, width }: Omit<Box, 'height'>): Section {
  const regionCard = environment.regions.length > MANY ? denseCard : fullCard;
  const inner = { x: x + PADDING, width: width - 2 * PADDING };
  const boxes = globalBoxes({ x: inner.x + USERS, y: y + HEADING, width: inner.width - USERS });
  const gridTop = y + HEADING + GLOBAL_HEIGHT + ABOVE_ROWS;
  const rows = regionGrid(environment.regions.length, { ...inner, y: gridTop, cardHeight: regionCard.height });
  const lastRow = rows.at(-1)?.[0] as Box;
  const legendTop = lastRow.y + regionCard.height + BELOW_ROWS;
  const height = legendTop + LEGEND - y;
  const traffic = {
    environment,
    boxes,
    rows,
    card: regionCard,
    rails: { left: x + PADDING / 2, right: x + width - PADDING / 2 },
  };
  const drawing = element(
    'g',
    { id: `environment-${environment.name}` },
    card({ x, y, width, height }, { fill: COLOURS.panel, radius: 12 }),
    heading(environment, inner, y),
    globalServices(environment, boxes),
    users(inner.x, boxes.frontDoor),
    ...rows
      .flat()
      .map((box, index) =>
        regionCard.draw(environment, environment.regions[index] as Environment['regions'][number], box),
      ),
    images(traffic),
    requests(traffic),
    legend(environment, regionCard, [inner.x, legendTop + 8]),
  );
  return { drawing, height };
}

function heading({ name, regions }: Environment, { x, width }: { x: number; width: number }, y: number): string {
  const [count, survived] =
    regions.length === 1
      ? ['1 region with 3 availability zones', 'the loss of a zone']
      : [`${regions.length} regions with 3 availability zones each`, 'the loss of a zone and of a region'];
  return element(
    'g',
    {},
    label(name, [x, y + 36], { size: 18, bold: true }),
    label(`${count}: survives ${survived}`, [x + width, y + 36], { ...BODY, size: 13, anchor: 'end' }),
  );
}

/** The users, level with the Front Door that they call. */
function users(x: number, frontDoor: Box): string {
  const middle = frontDoor.y + frontDoor.height / 2;
  return element(
    'g',
    {},
    icon('users', [x + 4, middle - 22], COLOURS.ink, 36),
    label('Users', [x + 22, middle + 32], { size: 13, bold: true, anchor: 'middle' }),
    arrow(
      [
        [x + 52, middle],
        [frontDoor.x, middle],
      ],
      { colour: COLOURS.requests },
    ),
    label('HTTPS', [x + 90, middle - 8], { ...BODY, colour: COLOURS.requests, anchor: 'middle' }),
  );
}
