import { element, type Point } from './svg';

/** Outlines on a square of 20 pixels. */
const OUTLINES = {
  alerts: ['M5 14V9a5 5 0 0 1 10 0v5l1.6 2H3.4z', 'M8.4 18.4h3.2'],
  frontDoor: [
    'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z',
    'M10 2c-5 5-5 11 0 16c5-5 5-11 0-16z',
    'M2.6 7.4h14.8M2.6 12.6h14.8',
  ],
  gateway: ['M2 10h10M8.5 6.5L12 10l-3.5 3.5', 'M9 2.5h8.5v15H9'],
  registry: ['M10 1.8l7.4 4v8.4l-7.4 4l-7.4-4V5.8z', 'M2.6 5.8l7.4 4l7.4-4M10 9.8v8.4'],
  users: [
    'M7 3.4a3 3 0 1 0 0 6a3 3 0 1 0 0-6z',
    'M1 17.2c0-3.6 2.4-5.4 6-5.4s6 1.8 6 5.4z',
    'M13 3.7a2.8 2.8 0 1 1 .8 5.4',
    'M15 11.9c2.6.4 4 2.2 4 5.3h-3',
  ],
} as const;

export type Icon = keyof typeof OUTLINES;

/** An icon with its top left corner at a point. */
export function icon(name: Icon, [x, y]: Point, colour: string, size = 20): string {
  return element(
    'g',
    {
      transform: `translate(${x} ${y}) scale(${size / 20})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.6,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    },
    ...OUTLINES[name].map((d) => element('path', { d })),
  );
}
