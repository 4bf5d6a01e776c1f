import { allQuestions, currentQuestion, outcome } from '../interview/interview';
import { plannedFiles } from './planned-files';
import { regionRows } from './region-rows';
import type { Session } from './session';

/** What Enter does on a row of the review or of the list of files. */
export type Row =
  | { readonly row: 'go' | 'review'; readonly label: string }
  | { readonly row: 'answer'; readonly id: string; readonly label: string; readonly value: string }
  | { readonly row: 'file'; readonly path: string };

/** The rows that the arrow moves over in the review and among the files. */
export function rowsOf(session: Session): Row[] {
  const { interview } = session;
  const { at } = interview.stage;
  if (at === 'review') return [{ row: 'go', label: 'Go on to the list of files' }, ...answerRows(session)];
  if (at !== 'files') return [];
  const plan = plannedFiles(session);
  const change = { row: 'review', label: 'Change an answer' } as const;
  if ('problem' in plan) return [change];
  const { directory } = outcome(interview);
  const write = { row: 'go', label: `Write these ${plan.files.length} files to ${directory}` } as const;
  return [write, change, ...plan.files.map(({ path }) => ({ row: 'file', path }) as const)];
}

/** How many rows the arrow can stand at. */
export function rowCount(session: Session): number {
  const { interview, draft } = session;
  const question = currentQuestion(interview);
  if (!question) return rowsOf(session).length;
  if (question.input === 'regions') return regionRows(draft.text, draft.picked).length;
  return question.choices?.length ?? 0;
}

function answerRows({ interview }: Session): Row[] {
  const made = outcome(interview);
  return allQuestions(interview).map((question) => {
    return { row: 'answer', id: question.id, label: question.title, value: question.read(made) };
  });
}
