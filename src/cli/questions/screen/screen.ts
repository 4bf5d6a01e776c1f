import type { Session } from '../draft/session';
import { allQuestions, askedQuestions, currentQuestion, type Interview, outcome } from '../interview/interview';
import { choiceScreen } from './choice-screen';
import { fileScreen, readingWidth } from './file-screen';
import { fit } from './lines';
import { coloursOf, inSignsOf, type Look } from './look';
import type { Part } from './part';
import { regionsScreen } from './regions-screen';
import { filesScreen, reviewScreen } from './review-screen';
import { textScreen } from './text-screen';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** Lists are never shorter than this, however low the terminal. */
const MIN_LIST = 3;
/** What stands around a list, title and keys. */
const AROUND_LIST = 8;
/** What a line may grow by where its signs are spelled in ASCII. */
const ASCII_GROWTH = 5;
/** Content up to the cursor, what is typed at its end, and content below it. */
export function screen(session: Session, terminal: Look): [content: string, bottom: string] {
  const look = lookOf(terminal);
  const { interview, draft } = session;
  const { at } = interview.stage;
  if (at === 'done' || at === 'cancelled') return [summary(interview, look), ''];
  const { above, line, isTyped, below } = partOf(session, look);
  const room = look.rows - 3 - above.length - below.length;
  const signs = (lines: readonly string[]) => inSignsOf(look, lines.join('\n'));
  const head = header(interview, room, look);
  // On a low terminal, what stands nearest to the cursor says most.
  const top = above.slice(-Math.max(1, look.rows - 3 - head.length));
  const cursor = isTyped ? `${SHOW_CURSOR}${signs([line])}${draft.text}` : `${HIDE_CURSOR}${signs([line])}`;
  // What has scrolled away can't be drawn over: better the last lines are missing than that the first stand twice.
  const shown = below.slice(0, Math.max(0, look.rows - 2 - head.length - top.length));
  return [[signs([...head, ...top]), cursor].join('\n'), signs(shown)];
}

/** At how many columns the sentences of what is read are broken. */
export function widthOf(terminal: Look): number {
  return readingWidth(lookOf(terminal));
}

function lookOf(terminal: Look): Look {
  return terminal.unicode ? terminal : { ...terminal, columns: terminal.columns - ASCII_GROWTH };
}

function partOf(session: Session, look: Look): Part {
  const { interview, draft } = session;
  const size = Math.max(MIN_LIST, look.rows - AROUND_LIST);
  const question = currentQuestion(interview);
  if (question?.input === 'regions') return regionsScreen(interview, question, draft, look);
  if (question?.input === 'choice') return choiceScreen(interview, question, draft.active, look);
  if (question) return textScreen(interview, question, draft.text, look);
  if (draft.file) return fileScreen(session, draft.file, size, look);
  return interview.stage.at === 'review' ? reviewScreen(session, size, look) : filesScreen(session, size, look);
}

/** How far it is, and the answers so far: the last of them where not all fit. */
function header(interview: Interview, room: number, look: Look): string[] {
  const { bold, dim } = coloursOf(look);
  const title = `${bold('create-aks-ha')}${dim(` · ${progress(interview)}`)}`;
  if (interview.stage.at !== 'question' || interview.stage.returnTo) return [title, ''];
  const { id } = interview.stage;
  const asked = askedQuestions(interview);
  const answered = answerLines(
    interview,
    asked.findIndex((question) => question.id === id),
    look,
  );
  const shown = Math.max(0, Math.min(answered.length, room - 3));
  return [title, ...answered.slice(answered.length - shown), ''];
}

function progress(interview: Interview): string {
  const { stage } = interview;
  if (stage.at === 'files') return interview.start.existing ? 'the changes' : 'the files';
  if (stage.at !== 'question') return 'review';
  if (stage.returnTo) return 'change one answer';
  const asked = askedQuestions(interview);
  return `${asked.findIndex(({ id }) => id === stage.id) + 1} of ${asked.length}`;
}

/** What stays on the screen. */
function summary(interview: Interview, look: Look): string {
  const lines = answerLines(interview, allQuestions(interview).length, look, allQuestions(interview));
  return inSignsOf(look, lines.join('\n'));
}

function answerLines(interview: Interview, count: number, look: Look, questions = askedQuestions(interview)): string[] {
  const { green } = coloursOf(look);
  const made = outcome(interview);
  const width = Math.max(...questions.map(({ title }) => title.length));
  return questions
    .slice(0, count)
    .map(
      (question) => `${green('✔')} ${fit(`${question.title.padEnd(width)}  ${question.read(made)}`, look.columns - 3)}`,
    );
}
