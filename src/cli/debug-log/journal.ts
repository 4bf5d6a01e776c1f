/** Notes what happens, with the milliseconds since the start. */
export type Note = (kind: string, text: string) => void;

/**
 * Lines that people read: what happened stands behind the time, and what belongs to it below.
 *
 * @param milliseconds since the start
 */
export function formatNote(milliseconds: number, kind: string, text: string): string {
  const [first = '', ...more] = text.trimEnd().split(/\r?\n/);
  const head = `${milliseconds.toFixed(0).padStart(8)} ms  ${kind.padEnd(9)}  ${first}`.trimEnd();
  return [head, ...more.map((line) => `             | ${line}`.trimEnd())].map((line) => `${line}\n`).join('');
}
