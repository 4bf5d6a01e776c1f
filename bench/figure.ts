/** One measured value beside the limit that it must keep. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Absent: a peer's figure, to compare with. */
  readonly limit?: number;
  /** How both are written. */
  readonly unit: string;
  /** What both were measured against, for the reader. */
  readonly beside: string;
}

/** A table of figures; whether all limits are kept stands in `kept`. */
export function report(figures: readonly Figure[]): { text: string; kept: boolean } {
  const rows = figures.map(({ what, value, limit, unit, beside }) => [
    limit === undefined ? 'peer' : value <= limit ? 'kept' : 'MISSED',
    `${value.toFixed(2)} ${unit}`,
    limit === undefined ? '' : `≤ ${limit} ${unit}`,
    what,
    beside,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return { text: lines.join('\n'), kept: figures.every(({ value, limit }) => limit === undefined || value <= limit) };
}
