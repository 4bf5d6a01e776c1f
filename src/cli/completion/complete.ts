import {
  type Candidate,
  type CompletableCommand,
  type CompletableFlag,
  NOTHING,
  type Offer,
  type Operand,
} from './offer';
import { longName, readWords, splitFlag, type WordsBefore } from './read-words';
import { SHELLS } from './shells';
import { offerValue } from './values';

export const COMMAND = 'completion';

/**
 * What may stand in the place of the last word.
 *
 * @param words what is typed after the program's name; the last is completed, and may be empty
 */
export function complete(
  words: readonly string[],
  flags: readonly CompletableFlag[],
  commands: readonly CompletableCommand[] = [],
): Offer {
  const word = words.at(-1) ?? '';
  const [first, ...others] = words.slice(0, -1);
  if (first === COMMAND) return others.length === 0 ? { ...NOTHING, candidates: starting(SHELL_NAMES, word) } : NOTHING;
  const command = commands.find(({ name }) => name === first);
  return command
    ? completeWord(words.slice(1), command.flags, command.operands ?? [], 'none')
    : completeWord(words, flags, commands, 'directories');
}

function completeWord(
  words: readonly string[],
  flags: readonly CompletableFlag[],
  named: readonly Operand[],
  operand: Offer['paths'],
): Offer {
  const word = words.at(-1) ?? '';
  const before = readWords(words.slice(0, -1), flags);
  if (before.pending) return offerValue(longName(before.pending), word, earlierValues(before, before.pending));
  if (before.isPastFlags || !word.startsWith('-')) return offerOperand(word, before, named, operand);
  const { name, value } = splitFlag(word);
  const flag = flags.find(({ names, takesValue }) => takesValue && names.includes(name));
  if (value === undefined) return { ...NOTHING, candidates: starting(flagsLeft(flags, before), word) };
  if (!flag) return NOTHING;
  const offer = offerValue(longName(flag), value, earlierValues(before, flag));
  return { ...offer, head: `${name}=${offer.head}` };
}

/** The directory, or before anything else a command; behind a command what that is about. */
function offerOperand(
  word: string,
  { operands, given, isPastFlags }: WordsBefore,
  named: readonly Operand[],
  operand: Offer['paths'],
): Offer {
  if (operands.length > 0) return NOTHING;
  const isFirst = given.size === 0 && !isPastFlags;
  const candidates = named.map(({ name, description }) => ({ value: name, description }));
  return { ...NOTHING, candidates: starting(isFirst ? candidates : [], word), paths: operand };
}

const SHELL_NAMES = SHELLS.map((value) => ({ value, description: `the script for ${value}` }));

/** Those that can be given still. */
function flagsLeft(flags: readonly CompletableFlag[], { given }: WordsBefore): Candidate[] {
  return flags
    .filter((flag) => flag.isList || !given.has(longName(flag)))
    .map((flag) => ({ value: longName(flag), description: flag.description }));
}

function earlierValues({ given }: WordsBefore, flag: CompletableFlag): readonly string[] {
  return given.get(longName(flag)) ?? [];
}

function starting(candidates: readonly Candidate[], word: string): Candidate[] {
  return candidates.filter(({ value }) => value.startsWith(word));
}
