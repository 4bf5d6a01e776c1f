/** A rectangle on the canvas, in pixels from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];
export type Attributes = Readonly<Record<string, string | number>>;

/** An element with elements inside; empty ones are left out. Each is a line of its own, so that a changed name is a changed line in a pull request. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const open = `<${name}${written(attributes)}`;
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children.filter(Boolean), `</${name}>`].join('\n');
}

/** An element with text inside, which keeps it free of line breaks. */
export function textElement(name: string, attributes: Attributes, content: string): string {
  return `<${name}${written(attributes)}>${escapeXml(content)}</${name}>`;
}

/** Text as it may stand between tags and in attributes; characters that XML does not allow at all are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`)
    .join('');
}

/** Half a pixel is seen, a tenth is not; longer fractions would differ between machines. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
