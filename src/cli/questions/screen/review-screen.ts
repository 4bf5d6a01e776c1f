import { plannedFiles } from '../draft/planned-files';
import { type Row, rowsOf } from '../draft/rows';
import type { Session } from '../draft/session';
import { wrap } from './lines';
import { list } from './list';
import { coloursOf, type Look } from './look';
import { keyHints, MOVE, type Part } from './part';

/** All answers; Enter on one changes it. */
export function reviewScreen(session: Session, size: number, look: Look): Part {
  const { bold, dim } = coloursOf(look);
  const rows = rowsOf(session);
  const width = Math.max(...rows.map((row) => (row.row === 'answer' ? row.label.length : 0)));
  return {
    above: [],
    line: bold('Your answers'),
    isTyped: false,
    below: [
      ...list(
        rows.map((row) => label(row, width)),
        session.draft.active,
        size,
        look,
      ),
      ...keyHints(['Enter change or go on', MOVE], look.columns - 1).map(dim),
    ],
  };
}

/** The files before any of them is written; Enter on one shows it. */
export function filesScreen(session: Session, size: number, look: Look): Part {
  const { bold, dim, red } = coloursOf(look);
  const width = look.columns - 1;
  const plan = plannedFiles(session);
  const problem = 'problem' in plan ? wrap(`✖ ${plan.problem}`, width).map(red) : [];
  return {
    above: [],
    line: bold('Nothing is written yet'),
    isTyped: false,
    below: [
      ...problem,
      ...list(
        rowsOf(session).map((row) => label(row, 0)),
        session.draft.active,
        size,
        look,
      ),
      ...keyHints(['Enter go on or show the file', MOVE], width).map(dim),
    ],
  };
}

function label(row: Row, width: number): string {
  if (row.row === 'answer') return `${row.label.padEnd(width)}  ${row.value}`;
  return row.row === 'file' ? row.path : row.label;
}
