import type { PlannedFile } from '../../../generation/look-ahead';
import { allQuestions, currentQuestion, type Interview, outcome } from '../interview/interview';
import type { Question } from '../interview/question';
import { fileUnderNewNames } from '../interview/renamed-environment';
import { NOTES, plannedFiles } from './planned-files';
import { regionRows } from './region-rows';
import type { Session } from './session';

/** What Enter does on a row of the review or of the list of files. */
export type Row =
  | { readonly row: 'go' | 'review'; readonly label: string }
  | { readonly row: 'answer'; readonly id: string; readonly label: string; readonly value: string }
  | { readonly row: 'file'; readonly path: string; readonly label: string };

/** The rows that the arrow moves over in the review and among the files. */
export function rowsOf(session: Session): Row[] {
  const { at } = session.interview.stage;
  if (at === 'review') return [{ row: 'go', label: goOn(session) }, ...answerRows(session)];
  return at === 'files' ? fileRows(session) : [];
}

/** How many rows the arrow can stand at. */
export function rowCount(session: Session): number {
  const { interview, draft } = session;
  const question = currentQuestion(interview);
  if (!question) return rowsOf(session).length;
  if (question.input === 'regions') return regionRows(draft.text, draft.picked).length;
  return question.choices?.length ?? 0;
}

/** A word and a sign: the colour is not all that tells them apart. */
const MARKS = { added: '+ added  ', changed: '~ changed', removed: '- removed' } as const;

/** A file in a list, with what would become of it. */
export function fileLabel({ path, mark }: PlannedFile): string {
  return mark ? `${MARKS[mark]}  ${path}` : path;
}

/** What going on does with the files, as a row says it. */
export function goLabel(session: Session, count: number): string {
  if (!session.interview.start.existing) return `Write these ${count} files to ${outcome(session.interview).directory}`;
  return count === 1 ? 'Make this 1 change' : `Make these ${count} changes`;
}

function fileRows(session: Session): Row[] {
  const plan = plannedFiles(session);
  if (!plan) return [];
  const change = { row: 'review', label: 'Change an answer' } as const;
  if ('problem' in plan || plan.files.length === 0) return [change];
  const { files, notes = [] } = plan;
  return [
    { row: 'go', label: goLabel(session, files.length) },
    change,
    ...(notes.length > 0 ? [{ row: 'file', path: NOTES, label: 'Read what follows from it' } as const] : []),
    ...files.map((file) => ({ row: 'file', path: file.path, label: fileLabel(file) }) as const),
  ];
}

function goOn({ interview }: Session): string {
  return interview.start.existing ? 'Go on to what would change' : 'Go on to the list of files';
}

function answerRows({ interview }: Session): Row[] {
  return allQuestions(interview).map((question) => {
    return { row: 'answer', id: question.id, label: question.title, value: reviewed(interview, question) };
  });
}

/** An answer, what is doubtful about it, and what it was where a file had another one. */
export function reviewed({ start, typed }: Interview, question: Question): string {
  const { existing } = start;
  const answer = question.read(outcome({ start, typed }));
  const warned = question.warning?.(answer, start);
  const marked = warned === undefined ? answer : `${answer} (! ${warned})`;
  if (!existing) return marked;
  const { environment } = question;
  const file = environment === undefined ? existing : (fileUnderNewNames(start) ?? existing);
  const before = question.read({ variables: file, directory: '.' });
  if (before === answer) return marked;
  const isNew = environment !== undefined && !Object.hasOwn(file.environments, environment);
  return `${marked} (${isNew ? 'new' : `was ${before}`})`;
}
