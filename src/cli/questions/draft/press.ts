import { currentQuestion, refusal, suggestionFor } from '../interview/interview';
import type { Question } from '../interview/question';
import { isBack, isEnter, type Key, stepOf } from './key';
import { pressInFile } from './press-in-file';
import { pressInRegions } from './press-in-regions';
import { rowCount, rowsOf } from './rows';
import { make, type Session } from './session';

/**
 * What a key does.
 *
 * @param line the edited line with the key in it; after Enter, as it was before
 * @param width that sentences are broken at, in columns. @default they are not
 */
export function press(session: Session, key: Key, line: string, width?: number): Session {
  const { interview, draft } = session;
  const { stage } = interview;
  if (draft.file) return pressInFile(session, draft.file, key, width);
  const question = currentQuestion(interview);
  const endsFilter = key.name === 'escape' && question?.input === 'regions' && draft.text !== '';
  if (isBack(key) && !endsFilter) return make(session, { do: 'back' });
  const step = stepOf(key);
  if (step !== 0) return moveArrow(session, step);
  if (question?.input === 'text') return pressInText(session, question, key, line);
  if (question?.input === 'regions') return pressInRegions(session, key, line);
  if (!isEnter(key)) return session;
  if (question) return make(session, { do: 'answer', text: question.choices?.[draft.active]?.value ?? '' });
  const row = rowsOf(session)[draft.active];
  if (row?.row === 'file') return { ...session, draft: { ...draft, file: { path: row.path, top: 0 } } };
  if (row?.row === 'answer') return make(session, { do: 'edit', id: row.id });
  if (row?.row === 'review') return make(session, { do: 'back' });
  return row?.row === 'go' && stage.at !== 'question' ? make(session, { do: 'go' }) : session;
}

function moveArrow(session: Session, step: number): Session {
  const { draft } = session;
  const last = Math.max(0, rowCount(session) - 1);
  const active = Math.min(last, Math.max(0, draft.active + step));
  return { ...session, draft: { ...draft, active, ...(draft.text === '' ? {} : { isPointing: true }) } };
}

function pressInText(session: Session, question: Question, key: Key, line: string): Session {
  const { interview, draft } = session;
  if (isEnter(key)) return make(session, { do: 'answer', text: draft.text });
  if (key.name !== 'tab') return { ...session, draft: { ...draft, text: line } };
  const text = draft.text.trim();
  const filled = text === '' ? suggestionFor(interview, question) : refusal(interview, question, text)?.nearest;
  return { ...session, draft: { ...draft, text: filled ?? draft.text } };
}
