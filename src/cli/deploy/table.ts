import { createColors } from 'picocolors';
import { inSignsOf } from '../questions/screen/look';
import { duration } from './duration';
import type { Row, View } from './view';

export interface TableLook {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly columns: number;
  /** Lines that it may have; the rest is counted. */
  readonly rows: number;
}

const MARKS: Readonly<Record<Row['state'], string>> = { waiting: '·', working: '›', done: '✔', failed: '✖' };

/** The view as lines of a terminal: those that fail or work first, where not all fit. */
export function table({ rows }: View, now: number, look: TableLook): string[] {
  const colours = createColors(look.colour);
  const paint: Readonly<Record<Row['state'], (text: string) => string>> = {
    waiting: colours.dim,
    working: colours.cyan,
    done: colours.green,
    failed: colours.red,
  };
  const room = Math.max(1, look.rows - 2);
  const shown = rows.length <= room ? rows : shortened(rows, room - 1);
  const name = Math.max('region'.length, ...shown.map((row) => row.name.length));
  const phase = Math.max('phase'.length, ...shown.map((row) => row.phase.length));
  const blank = ' '.repeat(inSignsOf(look, MARKS.working).length);
  const heading = `${blank} ${'region'.padEnd(name)}  ${'phase'.padEnd(phase)}  ${'for'.padStart(12)}  what`;
  const lines = shown.map((row) => {
    const seconds = ((row.until ?? now) - row.since) / 1000;
    const elapsed = row.state === 'waiting' ? '' : duration(seconds);
    const mark = inSignsOf(look, MARKS[row.state]);
    const text = `${mark} ${row.name.padEnd(name)}  ${row.phase.padEnd(phase)}  ${elapsed.padStart(12)}  ${row.working}`;
    return paint[row.state](cut(text.trimEnd(), look));
  });
  const left = rows.length - shown.length;
  const table = [colours.dim(cut(heading, look)), ...lines];
  return left === 0 ? table : [...table, colours.dim(`  and ${left} more, which wait or are done`)];
}

/** Where a terminal is too low for all, what needs attention counts. */
function shortened(rows: readonly Row[], room: number): Row[] {
  const rank = ({ state }: Row) => ['failed', 'working', 'waiting', 'done'].indexOf(state);
  const chosen = [...rows].sort((one, other) => rank(one) - rank(other)).slice(0, room);
  return rows.filter((row) => chosen.includes(row));
}

function cut(text: string, { columns, unicode }: TableLook): string {
  return text.length < columns ? text : inSignsOf({ unicode }, `${text.slice(0, columns - 2 - (unicode ? 0 : 2))}…`);
}
