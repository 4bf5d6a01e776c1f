import { list } from '../../../configuration/read-answers';
import { outcomeOf, type Typed } from './outcome';
import type { Question } from './question';
import { renamedBy, typedUnderNewName } from './renamed-environment';
import type { Start } from './start';

/** The answers with one more. An environment that is called otherwise takes along all that was answered for it. */
export function withText(start: Start, typed: Typed, question: Question, text: string): { start: Start; typed: Typed } {
  if (question.id !== 'environments') return { start, typed: { ...typed, [question.id]: text } };
  const before = Object.keys(outcomeOf(start, typed).variables.environments);
  const after = list(text) ?? [];
  return {
    start: start.existing ? { ...start, renamed: renamedBy(start, before, after) } : start,
    typed: { ...typedUnderNewName(typed, before, after), [question.id]: text },
  };
}
