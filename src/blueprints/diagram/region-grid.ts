import type { Box } from './svg';

/** Pixels between cards; between rows there is room for two lines and their arrow heads. */
const COLUMN_GAP = 18;
const ROW_GAP = 76;
/** A single card as wide as the page would be mostly empty. */
const MAX_WIDTH = 560;

/** Regions beside each other. */
export type Row = readonly [Box, ...Box[]];

export interface GridArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly cardHeight: number;
}

/** Where the cards of all regions are: rows as long as each other where that is possible, the last one filled from the left. */
export function regionGrid(count: number, { x, y, width, cardHeight }: GridArea): Row[] {
  const columns = columnsFor(count);
  const cardWidth = Math.min(MAX_WIDTH, (width - COLUMN_GAP * (columns - 1)) / columns);
  const left = x + (width - columns * cardWidth - COLUMN_GAP * (columns - 1)) / 2;
  const cards = Array.from({ length: count }, (_, index): Box => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return {
      x: left + column * (cardWidth + COLUMN_GAP),
      y: y + row * (cardHeight + ROW_GAP),
      width: cardWidth,
      height: cardHeight,
    };
  });
  return Array.from({ length: Math.ceil(count / columns) }, (_, row) => {
    return cards.slice(row * columns, (row + 1) * columns) as [Box, ...Box[]];
  });
}

function columnsFor(count: number): number {
  const most = count > 6 ? 4 : 3;
  return Math.ceil(count / Math.ceil(count / most));
}
