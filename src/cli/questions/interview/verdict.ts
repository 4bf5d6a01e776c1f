import { ConfigurationError, formatPath, type Problem, parseVariables } from '../../../configuration';
import { AksHaError } from '../../../errors/aks-ha-error';
import { refuseLostAnswers } from '../../lost-answers';
import { outcomeOf, type Typed } from './outcome';
import type { Question } from './question';
import { startUnderNewNames } from './renamed-environment';
import type { Start } from './start';
import { parts } from './text-question';
import { withText } from './with-text';

/** Why an answer is refused, and what would do. */
export interface Refusal {
  readonly cause: string;
  readonly nearest?: string | undefined;
}

/** Judges one answer beside all the others; whatever passes here passes the parser. */
export function refusalOf(start: Start, typed: Typed, question: Question, text: string): Refusal | undefined {
  const cause = question.refusal(text, start);
  if (cause !== undefined) return { cause, nearest: question.mend(text) };
  const answered = withText(start, typed, question, text);
  return problemOf(answered.start, answered.typed, question);
}

/**
 * Refuses flags that do not fit a file; nothing that is asked would mend them.
 *
 * @throws AksHaError E108 where one of them would be lost, E101 where one breaks a rule
 */
export function refuseStart(start: Start): void {
  judge(startUnderNewNames(start), {});
}

function problemOf(start: Start, typed: Typed, question: Question): Refusal | undefined {
  try {
    judge(start, typed);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError && error.problems[0]) return fromProblem(error.problems[0], question);
    if (AksHaError.is(error)) return { cause: error.message.split('\n').at(-1)?.trim() ?? error.message };
    throw error;
  }
}

function judge(start: Start, typed: Typed): void {
  const { variables } = outcomeOf(start, typed);
  // As they are written: in the outcome, one that stands twice is there once.
  const environments =
    typed.environments === undefined ? Object.keys(variables.environments) : parts(typed.environments);
  refuseLostAnswers({ ...start.given, git: true, install: true }, environments, variables);
  parseVariables(variables, 'The answers');
}

function fromProblem({ path, cause, fix }: Problem, question: Question): Refusal {
  const here = question.path && formatPath(question.path) === formatPath(path);
  if (!here) return { cause: `${formatPath(path)}: ${cause}` };
  return { cause, nearest: fix.kind === 'set' && typeof fix.value === 'string' ? fix.value : undefined };
}
