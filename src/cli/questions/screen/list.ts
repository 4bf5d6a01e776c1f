import { fit, windowTop } from './lines';
import { coloursOf, type Look } from './look';

/** Rows with a mark at the active one; of more than fit, those around it, and how many there are. */
export function list(rows: readonly string[], active: number, size: number, look: Look): string[] {
  const { bold, cyan, dim } = coloursOf(look);
  const shown = rows.length > size ? Math.max(1, size - 1) : rows.length;
  const top = windowTop(rows.length, active, shown);
  const lines = rows.slice(top, top + shown).map((row, index) => {
    const isActive = top + index === active;
    const text = fit(`${isActive ? '›' : ' '} ${row}`, look.columns - 1);
    return isActive ? bold(cyan(text)) : text;
  });
  return shown < rows.length ? [...lines, dim(`  ${top + 1}–${top + shown} of ${rows.length}`)] : lines;
}
