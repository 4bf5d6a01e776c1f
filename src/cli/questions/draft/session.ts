import { currentQuestion, type Interview, type Move, move, outcome, suggestionFor } from '../interview/interview';
import type { Question } from '../interview/question';
import type { Plan } from './plan';

/** What is typed and pointed at, and not yet an answer. */
export interface Draft {
  /** The line that is edited: an answer, or the filter of a list. */
  readonly text: string;
  /** The row that the arrow stands at, counted from 0. */
  readonly active: number;
  /** Chosen regions, in order, as their flag takes them. */
  readonly picked: readonly string[];
  /** Whether the arrow was moved since the filter was typed. @default not */
  readonly isPointing?: boolean;
  /** The file that is read, and its first line on the screen. */
  readonly file?: { readonly path: string; readonly top: number };
}

/** An interview with somebody in front of it. */
export interface Session {
  readonly interview: Interview;
  readonly draft: Draft;
  /** Every location that was chosen, by the question. @default none */
  readonly places?: Readonly<Record<string, readonly string[]>>;
  /** Regions that were chosen, and gone back from before they were an answer, by the question. @default none */
  readonly left?: Readonly<Record<string, readonly string[]>>;
  /** What was planned last, and the outcome that it is the plan of. */
  readonly planned?: { readonly of: string; readonly plan: Plan };
}

export function sessionOf(interview: Interview): Session {
  return { interview, draft: draftOf(interview) };
}

/** A move of the interview; where it leads somewhere else, the draft begins anew. */
export function make(session: Session, made: Move): Session {
  const interview = move(session.interview, made);
  if (interview === session.interview) return session;
  const left = leftBehind(session, made);
  const draft = draftOf(interview);
  const { stage } = interview;
  const picked = stage.at === 'question' && !stage.returnTo ? left[stage.id] : undefined;
  return { ...session, interview, left, draft: picked ? { ...draft, picked } : draft };
}

/** Regions are kept where somebody looks back at another answer; where one answer is changed, going back drops it. */
function leftBehind({ interview, draft, left = {} }: Session, made: Move): Readonly<Record<string, readonly string[]>> {
  const { stage } = interview;
  if (stage.at !== 'question') return left;
  const { [stage.id]: _, ...others } = left;
  const isLeft = made.do === 'back' && !stage.returnTo && currentQuestion(interview)?.input === 'regions';
  return isLeft ? { ...others, [stage.id]: draft.picked } : others;
}

/** What stands there when a question comes up: nothing where it was never answered. */
function draftOf(interview: Interview): Draft {
  const empty = { text: '', active: 0, picked: [] };
  const question = currentQuestion(interview);
  if (!question) return empty;
  const answer = question.read(outcome(interview));
  if (question.input === 'choice') {
    return { ...empty, active: Math.max(0, question.choices?.findIndex(({ value }) => value === answer) ?? 0) };
  }
  if (!isAnswered(interview, question)) return empty;
  return question.input === 'regions' ? { ...empty, picked: answer.split(',') } : { ...empty, text: answer };
}

/** The regions that a draft stands for: `home=eastus2,centralus`. */
export function pickedText({ picked }: Draft): string {
  return picked.join(',');
}

function isAnswered(interview: Interview, question: Question): boolean {
  if (interview.start.existing) return true;
  return question.read(outcome(interview)) !== suggestionFor(interview, question) || isGiven(interview, question);
}

function isGiven({ start }: Interview, { flag }: Question): boolean {
  return (flag === 'directory' ? start.directory : start.given[flag]) !== undefined;
}
