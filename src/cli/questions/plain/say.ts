import { plannedFiles } from '../draft/planned-files';
import { regionRows } from '../draft/region-rows';
import { rowsOf } from '../draft/rows';
import type { Session } from '../draft/session';
import { allQuestions, askedQuestions, currentQuestion, outcome } from '../interview/interview';
import type { Question } from '../interview/question';

const BACK = '< goes back.';

/** What is said before a line is waited for: read from top to bottom, with nothing to look at twice. */
export function say(session: Session): string[] {
  const { interview } = session;
  const question = currentQuestion(interview);
  if (question) return askFor(session, question);
  return interview.stage.at === 'review' ? review(session) : files(session);
}

/** Everything that can be answered, where it is one of many. */
export function explain(question: Question): string[] {
  if (question.input !== 'regions') return [question.explanation, `Rule: ${question.rule}`];
  const rows = regionRows('', []);
  return rows.map(({ name, displayName, note }) => `${name}: ${displayName}, ${note}`);
}

function askFor({ interview }: Session, question: Question): string[] {
  const asked = askedQuestions(interview);
  const number = asked.findIndex(({ id }) => id === question.id) + 1;
  const isEdited = interview.stage.at === 'question' && interview.stage.returnTo !== undefined;
  const choices = (question.choices ?? []).map(({ value, meaning }) => `  ${value}: ${meaning}`);
  return [
    isEdited ? question.title : `${number} of ${asked.length}. ${question.title}`,
    question.explanation,
    ...(choices.length > 0 ? choices : [`Rule: ${question.rule}`]),
    ...(question.input === 'regions' ? ['Several with commas; ? lists all with their pairs.'] : []),
    `Enter takes ${question.read(outcome(interview))}. ${BACK}`,
  ];
}

function review(session: Session): string[] {
  const made = outcome(session.interview);
  const answers = allQuestions(session.interview).map(
    (question, index) => `  ${index + 1}. ${question.title}: ${question.read(made)}`,
  );
  return ['Your answers', ...answers, `Enter goes on to the list of files. A number changes an answer. ${BACK}`];
}

function files(session: Session): string[] {
  const plan = plannedFiles(session);
  if ('problem' in plan) return [plan.problem, `Nothing can be written there. ${BACK}`];
  const paths = rowsOf(session).flatMap((row) => (row.row === 'file' ? [row.path] : []));
  const { directory } = outcome(session.interview);
  return [
    `${paths.length} files for ${directory}`,
    ...paths.map((path, index) => `  ${index + 1}. ${path}`),
    `Enter writes them. A number shows a file. ${BACK}`,
  ];
}
