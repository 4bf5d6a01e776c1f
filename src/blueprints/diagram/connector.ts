import { element, type Point, round } from './svg';

const CORNER = 8;
const HEAD = 8;

export interface LineStyle {
  readonly colour: string;
  readonly dashed?: boolean;
}

/** A line along points, right-angled, with round corners. */
export function line(points: readonly Point[], { colour, dashed = false }: LineStyle): string {
  return element('path', {
    d: rounded(points),
    fill: 'none',
    stroke: colour,
    'stroke-width': 2,
    ...(dashed && { 'stroke-dasharray': '6 4' }),
  });
}

/** A line whose head touches its last point. */
export function arrow(points: readonly Point[], style: LineStyle): string {
  const [end, before] = [points.at(-1), points.at(-2)] as [Point, Point];
  const [dx, dy] = direction(before, end);
  const [x, y] = end;
  // The line stops inside of the head: its blunt end would stick out of the point.
  const neck: Point = [x - dx * HEAD, y - dy * HEAD];
  const wing = HEAD * 0.6;
  const head = [end, [neck[0] - dy * wing, neck[1] + dx * wing], [neck[0] + dy * wing, neck[1] - dx * wing]];
  return element(
    'g',
    {},
    line([...points.slice(0, -1), neck], style),
    element('path', { d: `M${head.map((point) => pair(point as Point)).join('L')}z`, fill: style.colour }),
  );
}

function rounded(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${pair(point)}`;
      if (!after) return `L${pair(point)}`;
      const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
      return `L${pair(towards(point, before, radius))}Q${pair(point)} ${pair(towards(point, after, radius))}`;
    })
    .join('');
}

function towards(from: Point, to: Point, length: number): Point {
  const [dx, dy] = direction(from, to);
  return [from[0] + dx * length, from[1] + dy * length];
}

function direction(from: Point, to: Point): Point {
  return [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])];
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}
