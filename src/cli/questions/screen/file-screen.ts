import { contentOf } from '../draft/planned-files';
import type { Draft, Session } from '../draft/session';
import { fit } from './lines';
import { coloursOf, type Look } from './look';
import { keyHints, type Part } from './part';

/** What a file would hold. */
export function fileScreen(session: Session, file: NonNullable<Draft['file']>, size: number, look: Look): Part {
  const { bold, dim } = coloursOf(look);
  const width = look.columns - 1;
  const lines = contentOf(session, file.path);
  const shown = lines.slice(file.top, file.top + size);
  const where = `lines ${file.top + 1}–${file.top + shown.length} of ${lines.length}`;
  return {
    above: [],
    line: bold(fit(file.path, width)),
    isTyped: false,
    below: [
      ...shown.map((line) => fit(`  ${printed(line)}`, width)),
      ...keyHints([where, '↑/↓ scroll', 'Enter back to the list'], width).map(dim),
    ],
  };
}

/** A control character of a file must not reach the terminal. */
function printed(line: string): string {
  return line.replace(/\t/g, '  ').replace(/\p{Cc}/gu, '?');
}
