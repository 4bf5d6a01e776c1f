import { fitLine } from '../fit-text';

/** A numbered line of a plan: what does not fit stands below what it says, not below its number. */
const NUMBERED = /^(?<number> *\d+ {2})(?<what>.*)$/;

/**
 * Breaks the lines that a deployment tells at words; without a terminal, none.
 *
 * @param columns of the terminal
 */
export function fitLines(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const { number = '', what = line } = NUMBERED.exec(line)?.groups ?? {};
      return fitLine(what, columns - number.length).map((part, index) =>
        index === 0 ? `${number}${part}` : `${' '.repeat(number.length)}${part}`,
      );
    })
    .join('\n');
}
