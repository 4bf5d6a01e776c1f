/**
 * Widths in thousandths of the font size, of DejaVu Sans: the widest of the fonts that stand in for Arial. With Arial
 * itself a text takes an eighth less, and nothing sticks out of its box anywhere.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [278, "'ijl"],
  [318, 'IJ ,.·'],
  [352, '/:;\\|f'],
  [392, '-()[]t'],
  [411, 'r!'],
  [500, '*_`"'],
  [531, 'sz?'],
  [579, 'cLFk'],
  [615, 'vxyPTYoae'],
  [640, 'EhnuSbdgpq$0123456789{}'],
  [698, 'KAVXZBRC'],
  [787, 'UNHDG&OQ'],
  [838, 'w#+<=>^~'],
];
/** Of all the others, `m` and the ellipsis among them. */
const WIDE = 1000;

const widths = new Map(WIDTHS.flatMap(([width, characters]) => [...characters].map((c) => [c, width] as const)));

export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/**
 * How wide a text is at most, in pixels. Measuring for real would need a browser, and the reader's fonts.
 */
export function textWidth(text: string, { size, bold = false }: Font): number {
  const thousandths = [...text].reduce((sum, character) => sum + (widths.get(character) ?? WIDE), 0);
  return (thousandths / 1000) * size * (bold ? 1.14 : 1);
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function fitText(text: string, maxWidth: number, font: Font): string {
  if (textWidth(text, font) <= maxWidth) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, font) > maxWidth) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
