import { CancelledError } from '../../errors/cancelled-error.js';
import { askOnScreen } from './ask-on-screen.mjs';
import type { AskProps, QuestionsModule } from './asked.js';
import { begin, type Interview, outcome } from './interview/interview.js';
import { refuseStart } from './interview/verdict.js';
import { askInLines } from './plain/ask-in-lines.js';

export const ask: QuestionsModule['ask'] = async (props) => {
  const { TERM, ACCESSIBLE } = process.env;
  refuseStart(props.start);
  let latest = begin(props.start);
  const follow = (interview: Interview) => {
    latest = interview;
  };
  // What Charm's tools look for too; a screen reader can't follow a screen that is redrawn.
  const inLines = TERM === 'dumb' || ACCESSIBLE !== undefined;
  const asked = await (inLines ? askInLines : askOnScreen)({ ...props, follow });
  if (!asked) throw new CancelledError('Nothing was written.', howToGoOn(latest, props));
  return asked;
};

/** Answers that were typed need not be typed again. */
function howToGoOn(interview: Interview, { commandFor }: AskProps): string {
  if (!commandFor || Object.keys(interview.typed).length === 0) return 'Run the same command again.';
  return `With the answers so far, and what is suggested for the rest:\n${commandFor(outcome(interview))}`;
}
