import { contentOf, isDiff } from '../draft/planned-files';
import type { Draft, Session } from '../draft/session';
import { fit } from './lines';
import { coloursOf, type Look } from './look';
import { keyHints, type Part } from './part';

/** Columns for a line of a file, beside its indentation. */
export function readingWidth({ columns }: Look): number {
  return columns - 3;
}

/** What a file would hold. */
export function fileScreen(session: Session, file: NonNullable<Draft['file']>, size: number, look: Look): Part {
  const { bold, dim } = coloursOf(look);
  const width = look.columns - 1;
  const lines = contentOf(session, file.path, readingWidth(look));
  const shade = isDiff(session, file.path) ? shadeChange(look) : (text: string) => text;
  const shown = lines.slice(file.top, file.top + size);
  const where = `lines ${file.top + 1}–${file.top + shown.length} of ${lines.length}`;
  return {
    above: [],
    line: bold(fit(file.path, width)),
    isTyped: false,
    below: [
      ...shown.map((line) => shade(fit(`  ${printed(line)}`, width), line)),
      ...keyHints([where, '↑/↓ scroll', 'Enter back to the list'], width, true).map(dim),
    ],
  };
}

/** A line of a diff in the colour of its sign. */
function shadeChange(look: Look): (text: string, line: string) => string {
  const { cyan, dim, green, red } = coloursOf(look);
  return (text, line) => {
    if (line.startsWith('+++') || line.startsWith('---')) return dim(text);
    if (line.startsWith('@@')) return cyan(text);
    if (line.startsWith('+')) return green(text);
    return line.startsWith('-') ? red(text) : text;
  };
}

/** A control character of a file must not reach the terminal. */
function printed(line: string): string {
  return line.replace(/\t/g, '  ').replace(/\p{Cc}/gu, '?');
}
