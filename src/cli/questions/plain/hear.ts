import { contentOf, plannedFiles } from '../draft/planned-files';
import { make, type Session } from '../draft/session';
import { allQuestions, currentQuestion, outcome, refusal } from '../interview/interview';
import type { Question } from '../interview/question';
import { explain } from './say';

/** What a line leads to, and what is said about it. */
export interface Heard {
  readonly session: Session;
  readonly reply: readonly string[];
}

/** Understands one line: an answer, a number from a list, `<` for back, `?` for help. */
export function hear(session: Session, line: string): Heard {
  const text = line.trim();
  if (text === '<') return { session: make(session, { do: 'back' }), reply: [] };
  const question = currentQuestion(session.interview);
  if (question) return answer(session, question, text);
  if (text === '') return goOn(session);
  return session.interview.stage.at === 'review' ? change(session, text) : showFile(session, text);
}

function answer(session: Session, question: Question, text: string): Heard {
  if (text === '?') return { session, reply: explain(session, question) };
  const { interview } = session;
  const meant = text === '' ? question.read(outcome(interview)) : text;
  const refused = refusal(interview, question, meant);
  if (!refused) return { session: make(session, { do: 'answer', text: meant }), reply: [] };
  const nearest = refused.nearest === undefined ? [] : [`Would do: ${refused.nearest}`];
  return { session, reply: [`Not accepted: ${refused.cause}`, ...nearest] };
}

function goOn(session: Session): Heard {
  const { at } = session.interview.stage;
  const plan = plannedFiles(session);
  // What can't be written is not gone on with: the way is back.
  if (at === 'files' && (!plan || 'problem' in plan || plan.files.length === 0)) return { session, reply: [] };
  return { session: make(session, { do: 'go' }), reply: [] };
}

function change(session: Session, text: string): Heard {
  const question = allQuestions(session.interview)[Number(text) - 1];
  if (!question) return { session, reply: [`There is no answer ${text}.`] };
  return { session: make(session, { do: 'edit', id: question.id }), reply: [] };
}

function showFile(session: Session, text: string): Heard {
  const plan = plannedFiles(session);
  const file = plan && 'files' in plan ? plan.files[Number(text) - 1] : undefined;
  return { session, reply: file ? [`${file.path}:`, ...contentOf(session, file.path)] : [`There is no file ${text}.`] };
}
