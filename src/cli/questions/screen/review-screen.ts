import { plannedFiles } from '../draft/planned-files';
import { type Row, rowsOf } from '../draft/rows';
import type { Session } from '../draft/session';
import { hasBefore } from '../interview/interview';
import { wrap } from './lines';
import { list } from './list';
import { coloursOf, type Look } from './look';
import { keyHints, MOVE, type Part } from './part';

/** All answers; Enter on one changes it. */
export function reviewScreen(session: Session, size: number, look: Look): Part {
  const { bold, dim } = coloursOf(look);
  const rows = rowsOf(session);
  const width = Math.max(...rows.map((row) => (row.row === 'answer' ? row.label.length : 0)));
  const labels = rows.map((row) => label(row, width));
  const whole = wholeIfCut(rows[session.draft.active], labels[session.draft.active], look);
  return {
    above: [],
    line: bold('Your answers'),
    isTyped: false,
    below: [
      ...list(labels, session.draft.active, size - whole.length, look),
      ...whole.map(dim),
      ...keyHints(['Enter change or go on', MOVE], look.columns - 1, hasBefore(session.interview)).map(dim),
    ],
  };
}

/** The files before any of them is written, with what follows from it; Enter on one shows it. */
export function filesScreen(session: Session, size: number, look: Look): Part {
  const { bold, dim, red } = coloursOf(look);
  const width = look.columns - 1;
  const isChange = session.interview.start.existing !== undefined;
  const plan = plannedFiles(session);
  if (!plan) {
    const working = isChange ? 'Working out what would change …' : 'Working out the files …';
    return { above: [], line: bold(working), isTyped: false, below: keyHints([], width, true).map(dim) };
  }
  const problem = 'problem' in plan ? wrap(`✖ ${plan.problem}`, width).map(red) : [];
  const isNothing = 'files' in plan && plan.files.length === 0;
  const title = isNothing ? 'Nothing would change.' : `Nothing is ${isChange ? 'changed' : 'written'} yet`;
  const notes = 'files' in plan ? notesThatFit(plan.notes ?? [], size - MIN_LIST, width) : [];
  const rows = rowsOf(session);
  const labels = rows.map((row) => label(row, 0));
  const whole = wholeIfCut(rows[session.draft.active], labels[session.draft.active], look);
  const show = isChange ? 'Enter go on or show the change' : 'Enter go on or show the file';
  return {
    above: [],
    line: bold(title),
    isTyped: false,
    below: [
      ...problem,
      ...notes,
      ...list(labels, session.draft.active, size - notes.length - whole.length, look),
      ...whole.map(dim),
      ...keyHints(rows.length === 1 ? ['Enter change an answer'] : [show, MOVE], width, true).map(dim),
    ],
  };
}

/** The list below the consequences keeps this many rows: going on, going back, and some files. */
const MIN_LIST = 7;

/** Consequences, a sentence after the other; where not all fit, where the rest is read. */
function notesThatFit(notes: readonly string[], room: number, width: number): string[] {
  const lines = notes.flatMap((note) =>
    wrap(note, width, '  ').map((line, index) => (index ? line : `!${line.slice(1)}`)),
  );
  if (lines.length === 0) return [];
  if (lines.length < room) return [...lines, ''];
  return [...lines.slice(0, Math.max(0, room - 2)), ...wrap('… and more: Read what follows from it', width), ''];
}

/** What did not fit into the row that the arrow stands at. */
function wholeIfCut(row: Row | undefined, shown = '', look: Look): string[] {
  if (!row || shown.length + 2 < look.columns) return [];
  // Lists are broken at their commas.
  return wrap(row.row === 'answer' ? row.value.replace(/,/g, ', ') : row.label, look.columns - 1, '  ');
}

function label(row: Row, width: number): string {
  return row.row === 'answer' ? `${row.label.padEnd(width)}  ${row.value}` : row.label;
}
