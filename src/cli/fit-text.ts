/** What a person copies as a whole: a program that is named in a text, and all that follows it on its line. */
const COMMAND = /(?:^\s*|: )(?:create-aks-ha|cd|git|node|npm|npx|ulimit)(?= \S).*$/;

/** A word, and what is quoted: neither is ever divided. */
const WORDS = /(?:(?<![^\s(=])(?:"[^"]*"|'[^']*'|`[^`]*`)|\S)+/g;

/** A row of two or more columns: what stands left, and what it means. */
const ROW = /^(?<indent> *)(?<left>\S+(?: \S+)*) {2,}(?<right>\S.*)$/;

/**
 * Breaks lines at blanks so that they fit. Commands, quoted texts and long words such as paths stay whole: the terminal
 * shows them over its edge, and they can be copied. Where a row of a table is too long, the whole table is told row by
 * row, with the meaning below.
 *
 * @param columns of the terminal; without a terminal nothing is broken
 */
export function fitText(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  // Every second one is what stands between two blocks.
  const blocks = text.split(/(\n\n+)/);
  return blocks.map((block, index) => (index % 2 === 1 ? block : fitBlock(block, columns))).join('');
}

function fitBlock(block: string, columns: number): string {
  const lines = block.split('\n');
  const isTable = lines.some((line) => line.length > columns && isRow(line));
  return lines.flatMap((line) => (isTable && isRow(line) ? stack(line, columns) : fitLine(line, columns))).join('\n');
}

/** @param hanging how far the lines after the first are indented; default: like the first */
export function fitLine(line: string, columns: number | undefined, hanging = indentOf(line)): string[] {
  if (columns === undefined || line.length <= columns) return [line];
  const at = line.search(COMMAND);
  const prose = at < 0 ? line : line.slice(0, line.startsWith(': ', at) ? at + 1 : at);
  const command = line.slice(prose.length).trim();
  if (at >= 0 && prose.trim() === '') return [line];
  const words = [...(prose.match(WORDS) ?? []), ...(command === '' ? [] : [command])];
  const lines: string[] = [];
  let current = `${indentOf(line)}${words[0] ?? ''}`;
  for (const word of words.slice(1)) {
    if (current.length + 1 + word.length <= columns) current = `${current} ${word}`;
    else {
      lines.push(current);
      current = `${hanging}${word}`;
    }
  }
  return [...lines, current];
}

function isRow(line: string): boolean {
  return ROW.test(line) || isContinued(line);
}

/** The meaning of the row before goes on. */
function isContinued(line: string): boolean {
  return /^ {12,}\S/.test(line);
}

function stack(line: string, columns: number): string[] {
  const { indent = '', left = '', right = '' } = ROW.exec(line)?.groups ?? {};
  const below = (text: string) => fitLine(`${indent || '  '}    ${text}`, columns);
  if (isContinued(line)) return below(line.trim());
  return [`${indent}${left}`, ...right.split(/ {3,}/).flatMap(below)];
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}
