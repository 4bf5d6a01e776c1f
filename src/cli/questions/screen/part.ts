/** What the screen is put together from, top to bottom. */
export interface Part {
  /** Above the line where the cursor stands. */
  readonly above: readonly string[];
  /** That line, without what is typed on it. */
  readonly line: string;
  /** Whether something is typed on it. */
  readonly isTyped: boolean;
  readonly below: readonly string[];
}

const BACK = 'Ctrl-B back';
const CANCEL = 'Ctrl-C cancel';
export const MOVE = '↑/↓ move';

/**
 * What the keys do here; a key and what it does stay on one line.
 *
 * @param hasBack whether going back leads anywhere
 */
export function keyHints(keys: readonly string[], width: number, hasBack: boolean): string[] {
  const lines: string[] = [];
  for (const key of [...keys, ...(hasBack ? [BACK] : []), CANCEL]) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 3 + key.length > width) lines.push(key);
    else lines[lines.length - 1] = `${line} · ${key}`;
  }
  return lines;
}
