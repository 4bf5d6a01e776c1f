import { outcomeOf, type Typed } from './outcome';
import type { Question } from './question';
import { questionsFor } from './question-list';
import { startUnderNewNames } from './renamed-environment';
import type { Outcome, Start } from './start';
import { type Refusal, refusalOf } from './verdict';
import { withText } from './with-text';

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
  const interview: Interview = { start: startUnderNewNames(start), typed: {}, stage: { at: 'review' } };
  if (start.existing) return interview;
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
export function outcome({ start, typed }: Pick<Interview, 'start' | 'typed'>): Outcome {
  return outcomeOf(start, typed);
}

export function allQuestions(interview: Interview): Question[] {
  return questionsFor(outcome(interview), interview.start);
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

/** The same with one more answer; what is as suggested is not kept, so that it follows what it is derived from. */
export function withAnswer(interview: Interview, question: Question, text: string): Interview {
  const meant = text === '' ? suggestionFor(interview, question) : text;
  const { start, typed: answered } = withText(interview.start, interview.typed, question, meant);
  const rest = without(answered, question.id);
  const read = (typed: Typed) => question.read(outcomeOf(start, typed));
  const typed = text === '' || read(answered) === read(rest) ? rest : answered;
  const known = questionsFor(outcomeOf(start, typed), start);
  // Names of an environment or a region that is gone would come back with it, and nobody would know why.
  const kept = known.flatMap((other) => {
    const answer = typed[other.id];
    if (answer === undefined) return [];
    const decided = other.decided?.(answer, suggestionFor({ ...interview, start, typed }, other)) ?? answer;
    return decided === '' ? [] : [[other.id, decided]];
  });
  return { ...interview, start, typed: Object.fromEntries(kept) };
}

/** Whether going back leads anywhere. */
export function hasBefore(interview: Interview): boolean {
  const [here, there] = [interview.stage, back(interview).stage];
  return here.at !== there.at || (here.at === 'question' && there.at === 'question' && here.id !== there.id);
}

function back(interview: Interview): Interview {
  const { stage } = interview;
  if (stage.at === 'files') return { ...interview, stage: { at: 'review' } };
  const asked = askedQuestions(interview);
  // Answers that are there already were not asked for one after the other.
  if (stage.at === 'review') return interview.start.existing ? interview : goTo(interview, asked.at(-1));
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
