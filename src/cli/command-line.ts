import type { Variables } from '../configuration/variables-schema';
import { flagValues } from './answers-from-options';
import { FLAGS, type FlagName } from './flags';

/** The one command that gives the same repository again. */
export function commandLine(variables: Variables, directory: string): string {
  const values = flagValues(variables);
  const flags = (Object.keys(FLAGS) as FlagName[]).map((name) => `${FLAGS[name].flag} ${quote(values[name])}`);
  return ['create-aks-ha', quote(directory), ...flags].join(' ');
}

/** As a shell reads it back: plain where nothing in it means something to a shell. */
export function quote(text: string): string {
  if (/^[\w./=,:@%+-]+$/.test(text)) return text;
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
