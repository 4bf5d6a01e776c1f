import type { Environment, Routing } from '../../configuration';
import { type Icon, icon } from './icons';
import { locationName } from './location-name';
import { BODY, COLOURS, card, label, NAME } from './style';
import { type Box, element } from './svg';
import { textWidth } from './text-width';

const PADDING = 14;
const CAPTION = 30;
const SERVICE_HEIGHT = 104;

export const GLOBAL_HEIGHT = CAPTION + SERVICE_HEIGHT + PADDING;

const ROUTING: Readonly<Record<Routing, string>> = {
  weighted: 'Equal shares for all regions',
  priority: 'The first healthy region',
  latency: 'The nearest healthy region',
};

/** Where the three services of the global resource group are. */
export interface GlobalBoxes {
  readonly group: Box;
  readonly frontDoor: Box;
  readonly alerts: Box;
  readonly registry: Box;
}

export function globalBoxes(group: Omit<Box, 'height'>): GlobalBoxes {
  const [y, height] = [group.y + CAPTION, SERVICE_HEIGHT];
  const available = group.width - 4 * PADDING;
  const [frontDoor, alerts] = [Math.round(available * 0.36), Math.round(available * 0.3)];
  const x = group.x + PADDING;
  return {
    group: { ...group, height: GLOBAL_HEIGHT },
    frontDoor: { x, y, width: frontDoor, height },
    alerts: { x: x + frontDoor + PADDING, y, width: alerts, height },
    registry: { x: x + frontDoor + alerts + 2 * PADDING, y, width: available - frontDoor - alerts, height },
  };
}

/** What there is once in an environment: Front Door with its firewall, alerts, registry. */
export function globalServices(environment: Environment, boxes: GlobalBoxes): string {
  const { group } = boxes;
  return element(
    'g',
    {},
    card(group, { fill: 'none', stroke: COLOURS.line, dashed: true }),
    label(`Resource group ${environment.resourceGroup}`, [group.x + PADDING, group.y + 20], {
      ...BODY,
      maxWidth: group.width - 2 * PADDING,
    }),
    frontDoor(environment, boxes.frontDoor),
    alerts(environment, boxes.alerts),
    registry(environment, boxes.registry),
  );
}

function frontDoor({ frontDoorName, routing, regions, exposure }: Environment, box: Box): string {
  const method = regions.length > 1 ? ROUTING[routing] : 'One region: nothing to choose';
  return service(box, 'frontDoor', COLOURS.requests, 'Front Door', frontDoorName, [
    method,
    exposure === 'privateLink' ? 'WAF: managed rules and a rate limit' : 'WAF: a rate limit for each address',
  ]);
}

function alerts({ alertEmails }: Environment, box: Box): string {
  const [first = '', second, ...others] = alertEmails;
  const more = others.length > 0 ? `and ${others.length + 1} more` : (second ?? '');
  return service(box, 'alerts', COLOURS.muted, 'Alerts by e-mail', 'ag-oncall', [first, more]);
}

function registry({ containerRegistryName, home, regions }: Environment, box: Box): string {
  const replicas = regions.filter(({ location }) => location !== home).map(locationName);
  const names = replicaLine(replicas);
  return service(box, 'registry', COLOURS.images, 'Container registry', containerRegistryName, [
    `Home: ${locationName({ location: home })}`,
    textWidth(names, BODY) > box.width - 24 ? `Replicas: ${replicas.length} more locations` : names,
  ]);
}

function replicaLine(replicas: readonly string[]): string {
  return replicas.length > 0
    ? `${replicas.length > 1 ? 'Replicas' : 'Replica'}: ${replicas.join(', ')}`
    : 'Zone-redundant';
}

function service(
  box: Box,
  picture: Icon,
  colour: string,
  kind: string,
  name: string,
  lines: readonly string[],
): string {
  const maxWidth = box.width - 24;
  return element(
    'g',
    {},
    card(box, { fill: COLOURS.paper, stroke: COLOURS.line }),
    icon(picture, [box.x + 12, box.y + 15], colour),
    label(kind, [box.x + 42, box.y + 20], { ...BODY, maxWidth: maxWidth - 30 }),
    label(name, [box.x + 42, box.y + 37], { ...NAME, maxWidth: maxWidth - 30 }),
    ...lines.map((line, index) => label(line, [box.x + 12, box.y + 66 + 20 * index], { ...BODY, maxWidth })),
  );
}
