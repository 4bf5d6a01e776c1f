import { suggestVariables } from '../../../configuration/suggestions';
import { answersOf } from './answers-of';
import { keepExisting } from './keep-existing';
import { fileUnderNewNames } from './renamed-environment';
import type { Outcome, Start } from './start';

/** What was typed, by the id of its question; an answer that equals its suggestion is left out and follows the others. */
export type Typed = Readonly<Record<string, string>>;

/** Answers filled up to a whole file, as the same flags would fill it; where there is a file, by what it holds. */
export function outcomeOf(begun: Start, typed: Typed): Outcome {
  const start = { ...begun, existing: fileUnderNewNames(begun) };
  const answers = answersOf(start, typed);
  const suggested = suggestVariables(answers);
  if (start.existing) {
    return { variables: keepExisting(start.existing, suggested, answers), directory: start.directory ?? '.' };
  }
  return { variables: suggested, directory: typed.directory ?? start.directory ?? suggested.workload };
}
