/** Breaks a text at blanks so that no line is longer than the width; a word that is longer is cut into pieces. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(8, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part) => `${indent}${part}`);
}

/** Breaks a text so that all its lines begin where the first does. */
export function wrapIndented(text: string, width: number): string[] {
  const [indent = ''] = /^ */.exec(text) ?? [];
  return wrap(text.slice(indent.length), width, indent);
}

/** A text that fits, with a mark where something is missing. */
export function fit(text: string, width: number, mark = '…'): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - mark.length))}${mark}`;
}

/** The first of the rows to show, so that the active one is among them. */
export function windowTop(count: number, active: number, size: number): number {
  return Math.max(0, Math.min(count - size, active - Math.floor(size / 2)));
}

function pieces(word: string, room: number): string[] {
  if (word.length <= room) return [word];
  return [word.slice(0, room), ...pieces(word.slice(room), room)];
}
