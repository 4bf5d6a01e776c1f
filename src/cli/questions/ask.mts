import { CancelledError } from '../../errors/cancelled-error.js';
import { askOnScreen } from './ask-on-screen.mjs';
import type { QuestionsModule } from './asked.js';
import { refuseStart } from './interview/verdict.js';
import { askInLines } from './plain/ask-in-lines.js';

export const ask: QuestionsModule['ask'] = async (props) => {
  const { TERM, ACCESSIBLE } = process.env;
  refuseStart(props.start);
  // What Charm's tools look for too; a screen reader can't follow a screen that is redrawn.
  const inLines = TERM === 'dumb' || ACCESSIBLE !== undefined;
  const asked = await (inLines ? askInLines(props) : askOnScreen(props));
  if (!asked) throw new CancelledError('Nothing was written.', 'Run the same command again.');
  return asked;
};
