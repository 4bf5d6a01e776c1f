import { type Box, element, type Point, round, textElement } from './svg';
import { type Font, fitText, textWidth } from './text-width';

/** Few, and each with a meaning: blue is requests, green is images, the rest is ink. All texts have a contrast of 5:1. */
export const COLOURS = {
  paper: '#ffffff',
  panel: '#f5f7fa',
  line: '#c9d3de',
  ink: '#17212b',
  muted: '#536170',
  requests: '#0b5cad',
  requestsTint: '#e7f1fb',
  images: '#0c6b58',
  imagesTint: '#e3f3ef',
  zone: '#e9eef4',
  system: '#cdd7e2',
} as const;

/** Arial, or what is made to its measures; the estimated widths are those. */
export const FONT_FAMILY = "Arial, Helvetica, 'Liberation Sans', sans-serif";

export interface TextStyle extends Font {
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Pixels that there are; longer texts are cut. */
  readonly maxWidth?: number;
}

export const BODY: TextStyle = { size: 12, colour: COLOURS.muted };
export const NAME: TextStyle = { size: 14, bold: true };

/** One line of text with its baseline at y. A text that had to be cut shows itself whole under the pointer. */
export function label(text: string, [x, y]: Point, style: TextStyle): string {
  const { size, bold, colour = COLOURS.ink, anchor = 'start', maxWidth = Number.POSITIVE_INFINITY } = style;
  const shown = fitText(text, maxWidth, style);
  const line = textElement(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill: colour,
      ...(bold && { 'font-weight': 'bold' }),
      ...(anchor !== 'start' && { 'text-anchor': anchor }),
    },
    shown,
  );
  return shown === text ? line : element('g', {}, textElement('title', {}, text), line);
}

/** A rounded rectangle. */
export function card(box: Box, style: { fill: string; stroke?: string; radius?: number; dashed?: boolean }): string {
  return element('rect', {
    ...box,
    rx: style.radius ?? 8,
    fill: style.fill,
    ...(style.stroke && { stroke: style.stroke }),
    ...(style.dashed && { 'stroke-dasharray': '5 4' }),
  });
}

/** A small word in a pill. Its left edge is at x, its middle at y. */
export function pill(text: string, [x, y]: Point, colours: { fill: string; text: string }): string {
  const style: TextStyle = { size: 12, bold: true, colour: colours.text };
  return element(
    'g',
    {},
    card({ x, y: y - 10, width: pillWidth(text), height: 20 }, { fill: colours.fill, radius: 10 }),
    label(text, [x + 9, y + 4], style),
  );
}

export function pillWidth(text: string): number {
  return round(textWidth(text, { size: 12, bold: true }) + 18);
}
