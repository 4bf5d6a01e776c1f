import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { templatesRoot } from '../../blueprints/package-root';
import { FLAGS, type Flag } from '../flags';
import { complete } from './complete';
import type { CompletableFlag, Offer } from './offer';
import type { Shell } from './shells';

/** The script that teaches a shell to complete this program's command line; it asks {@link answer} at each Tab. */
export function scriptFor(shell: Shell): string {
  return readFileSync(join(templatesRoot(), 'completion', `create-aks-ha.${shell}`), 'utf8');
}

/**
 * What the scripts read: a line that says how the candidates are to be taken, then one for each.
 *
 * @param words what is typed after the program's name, the word to complete last
 * @param program the command line with its flags and commands
 */
export function answer(words: readonly string[], program: Command): string {
  const commands = program.commands
    // What asks is not offered, nor what the help hides.
    .filter((command) => command.summary() !== '')
    .map((command) => ({ name: command.name(), description: command.summary(), flags: flagsOf(command) }));
  return format(complete(words, flagsOf(program), commands));
}

function flagsOf({ options }: Command): CompletableFlag[] {
  return [...options.map(completable), HELP];
}

/** The one flag that commander does not list. */
const HELP: CompletableFlag = {
  names: ['-h', '--help'],
  description: 'print the help',
  takesValue: false,
  isList: false,
};

const LISTS: readonly string[] = [
  ...Object.values(FLAGS)
    .filter(({ isList }: Flag) => isList)
    .map(({ flag }) => flag),
  '--fault',
];

function completable({ short, long = '', description, required }: Option): CompletableFlag {
  const names = short === undefined ? [long] : [short, long];
  return { names, description, takesValue: required, isList: LISTS.includes(long) };
}

function format({ head, candidates, paths, goesOn }: Offer): string {
  const lines = [
    [paths, goesOn ? 'goes-on' : 'ends', head],
    ...candidates.map((each) => [each.value, each.description]),
  ];
  return lines.map((line) => `${line.join('\t')}\n`).join('');
}
