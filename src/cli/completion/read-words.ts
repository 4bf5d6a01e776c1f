import type { CompletableFlag } from './offer';

/** What the words before the one that is completed say. */
export interface WordsBefore {
  /** The flag whose value comes next. */
  readonly pending: CompletableFlag | undefined;
  /** The values that each flag has, by its long name; empty for a switch. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  /** Whether `--` came: what follows is no flag. */
  readonly isPastFlags: boolean;
}

export function readWords(words: readonly string[], flags: readonly CompletableFlag[]): WordsBefore {
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  let pending: CompletableFlag | undefined;
  let isPastFlags = false;
  for (const word of words) {
    if (pending) {
      given.get(longName(pending))?.push(word);
      pending = undefined;
    } else if (isPastFlags || !word.startsWith('-') || word === '-') operands.push(word);
    else if (word === '--') isPastFlags = true;
    else {
      const { name, value } = splitFlag(word);
      const flag = flags.find(({ names }) => names.includes(name));
      if (!flag) continue;
      const values = given.get(longName(flag)) ?? [];
      given.set(longName(flag), value === undefined ? values : [...values, value]);
      if (flag.takesValue && value === undefined) pending = flag;
    }
  }
  return { pending, given, operands, isPastFlags };
}

/** `--regions=eastus2` is a flag and its value. */
export function splitFlag(word: string): { name: string; value: string | undefined } {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  return equals < 0 ? { name: word, value: undefined } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
}

export function longName({ names }: CompletableFlag): string {
  return names.at(-1) ?? '';
}
