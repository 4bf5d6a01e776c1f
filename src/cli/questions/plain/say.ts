import { plannedFiles } from '../draft/planned-files';
import { regionRows } from '../draft/region-rows';
import { fileLabel, reviewed } from '../draft/rows';
import type { Session } from '../draft/session';
import { allQuestions, askedQuestions, currentQuestion, outcome } from '../interview/interview';
import type { Question } from '../interview/question';
import { regionNames } from '../screen/names';

const BACK = '< goes back.';

/** What is said before a line is waited for: read from top to bottom, with nothing to look at twice. */
export function say(session: Session): string[] {
  const { interview } = session;
  const question = currentQuestion(interview);
  if (question) return askFor(session, question);
  return interview.stage.at === 'review' ? review(session) : files(session);
}

/** Everything that can be answered, where it is one of many. */
export function explain({ interview }: Session, question: Question): string[] {
  if (question.input !== 'regions') return [question.explanation, `Rule: ${question.rule}`];
  const answer = question.read(outcome(interview));
  const names = regionNames(interview, question, answer);
  const rows = regionRows('', answer.split(','));
  return rows.map(({ name, displayName, note }) => {
    const calledAs = names.has(name) ? `as ${names.get(name)}, ` : '';
    return `${name}: ${displayName}, ${calledAs}${note}`;
  });
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
    ...(question.input === 'regions'
      ? ['Several with commas, with names of your own as home=eastus2; ? lists all with their pairs.']
      : []),
    `Enter takes ${question.read(outcome(interview))}. ${BACK}`,
  ];
}

function review(session: Session): string[] {
  const { interview } = session;
  const answers = allQuestions(interview).map(
    (question, index) => `  ${index + 1}. ${question.title}: ${reviewed(interview, question)}`,
  );
  const isChange = interview.start.existing !== undefined;
  const next = isChange ? 'Enter goes on to what would change.' : 'Enter goes on to the list of files.';
  return ['Your answers', ...answers, `${next} A number changes an answer.${isChange ? '' : ` ${BACK}`}`];
}

function files(session: Session): string[] {
  const plan = plannedFiles(session);
  const isChange = session.interview.start.existing !== undefined;
  if (!plan) return [isChange ? 'Working out what would change …' : 'Working out the files …'];
  if ('problem' in plan) return [plan.problem, `Nothing can be written there. ${BACK}`];
  const notes = (plan.notes ?? []).map((note) => `! ${note}`);
  if (plan.files.length === 0) return [...notes, `Nothing would change. ${BACK}`];
  const { directory } = outcome(session.interview);
  const count = plan.files.length;
  return [
    isChange ? `${count === 1 ? '1 file' : `${count} files`} would change` : `${count} files for ${directory}`,
    ...notes,
    ...plan.files.map((file, index) => `  ${index + 1}. ${fileLabel(file)}`),
    `${isChange ? 'Enter makes these changes. A number shows one.' : 'Enter writes them. A number shows a file.'} ${BACK}`,
  ];
}
