import { appendFileSync } from 'node:fs';
import { createColors } from 'picocolors';
import { NOTES_FILE, type Note } from '../blueprints/ownership/notes';
import { fitText } from './fit-text';

/** Tells what a synth did; only where it is `npx projen` that runs, as {@link tellErrorsOfProjenrc} does. */
export function tellNotes(notes: readonly Note[]): void {
  const file = process.env[NOTES_FILE];
  if (notes.length === 0 || !process.argv[1]?.endsWith('.projenrc.ts')) return;
  if (file) appendFileSync(file, notes.map((note) => `${JSON.stringify(note)}\n`).join(''));
  else process.stderr.write(notes.map(formatNote).join(''));
}

function formatNote({ text, change }: Note): string {
  const { bold, yellow } = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
  return `${yellow(bold('Note:'))} ${fitText(text, columns)}\n${change === undefined ? '' : `\n${change}\n`}`;
}
