import { outcomeOf, type Typed } from './outcome';
import type { Question } from './question';
import { questionsFor } from './question-list';
import type { Outcome, Start } from './start';
import { type Refusal, refusalOf } from './verdict';

/** Where an interview stands. */
export type Stage =
  | { readonly at: 'question'; readonly id: string; readonly returnTo?: 'review' }
  | { readonly at: 'review' | 'files' | 'done' | 'cancelled' };

/** All answers so far, and what comes next. They always make a whole file that the parser accepts. */
export interface Interview {
  readonly start: Start;
  readonly typed: Typed;
  readonly stage: Stage;
}

export type Move =
  /** The empty text takes the suggestion. */
  | { readonly do: 'answer'; readonly text: string }
  | { readonly do: 'edit'; readonly id: string }
  /** From the review to the files, from the files to the end. */
  | { readonly do: 'go' }
  | { readonly do: 'back' }
  | { readonly do: 'cancel' };

export function begin(start: Start): Interview {
  const interview: Interview = { start, typed: {}, stage: { at: 'review' } };
  return goTo(interview, askedQuestions(interview)[0]);
}

/** The next state; a move that makes no sense where it is made changes nothing. */
export function move(interview: Interview, made: Move): Interview {
  const { stage } = interview;
  if (stage.at === 'done' || stage.at === 'cancelled') return interview;
  if (made.do === 'cancel') return { ...interview, stage: { at: 'cancelled' } };
  if (made.do === 'back') return back(interview);
  if (made.do === 'answer') return answer(interview, made.text.trim());
  if (stage.at === 'question') return interview;
  if (made.do === 'edit') return edit(interview, made.id);
  return { ...interview, stage: { at: stage.at === 'review' ? 'files' : 'done' } };
}

/** What the answers make so far. */
export function outcome({ start, typed }: Interview): Outcome {
  return outcomeOf(start, typed);
}

export function allQuestions(interview: Interview): Question[] {
  return questionsFor(outcome(interview));
}

/** Those that no flag answers. */
export function askedQuestions(interview: Interview): Question[] {
  const { given, directory } = interview.start;
  return allQuestions(interview).filter(({ flag }) => (flag === 'directory' ? directory : given[flag]) === undefined);
}

export function currentQuestion(interview: Interview): Question | undefined {
  const { stage } = interview;
  return stage.at === 'question' ? allQuestions(interview).find(({ id }) => id === stage.id) : undefined;
}

/** What a question is answered with if nothing is typed. */
export function suggestionFor({ start, typed }: Interview, question: Question): string {
  return question.read(outcomeOf(start, without(typed, question.id)));
}

/** Why a text is no answer to the current question, or `undefined`. */
export function refusal(interview: Interview, question: Question, text: string): Refusal | undefined {
  const answered = text.trim() === '' ? suggestionFor(interview, question) : text.trim();
  return refusalOf(interview.start, interview.typed, question, answered);
}

function answer(interview: Interview, text: string): Interview {
  const question = currentQuestion(interview);
  if (!question || refusal(interview, question, text)) return interview;
  const answered = withAnswer(interview, question, text);
  if (interview.stage.at === 'question' && interview.stage.returnTo) return { ...answered, stage: { at: 'review' } };
  const asked = askedQuestions(answered);
  return goTo(answered, asked[asked.findIndex(({ id }) => id === question.id) + 1]);
}

function edit(interview: Interview, id: string): Interview {
  const isKnown = allQuestions(interview).some((question) => question.id === id);
  return isKnown ? { ...interview, stage: { at: 'question', id, returnTo: 'review' } } : interview;
}

/** The same with one more answer; one that is as suggested is not kept, so that it follows what it is derived from. */
export function withAnswer(interview: Interview, question: Question, text: string): Interview {
  const rest = without(interview.typed, question.id);
  const isSuggested = text === '' || text === suggestionFor(interview, question);
  const typed = isSuggested ? rest : { ...rest, [question.id]: text };
  const known = new Set(questionsFor(outcomeOf(interview.start, typed)).map(({ id }) => id));
  // Names of an environment that is gone would come back with it, and nobody would know why.
  const kept = Object.entries(typed).filter(([id]) => known.has(id));
  return { ...interview, typed: Object.fromEntries(kept) };
}

function back(interview: Interview): Interview {
  const { stage } = interview;
  if (stage.at === 'files') return { ...interview, stage: { at: 'review' } };
  const asked = askedQuestions(interview);
  if (stage.at === 'review') return goTo(interview, asked.at(-1));
  if (stage.at !== 'question') return interview;
  if (stage.returnTo) return { ...interview, stage: { at: stage.returnTo } };
  const before = asked.findIndex(({ id }) => id === stage.id) - 1;
  return before < 0 ? interview : goTo(interview, asked[before]);
}

function goTo(interview: Interview, question: Question | undefined): Interview {
  return { ...interview, stage: question ? { at: 'question', id: question.id } : { at: 'review' } };
}

function without(typed: Typed, id: string): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== id));
}
