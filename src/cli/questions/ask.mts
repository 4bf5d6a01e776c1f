import { CancelledError } from '../../errors/cancelled-error.js';
import { askOnScreen } from './ask-on-screen.mjs';
import type { AskProps, QuestionsModule } from './asked.js';
import { rememberPlan } from './draft/plan.js';
import { askInLines } from './plain/ask-in-lines.js';

export const ask: QuestionsModule['ask'] = async (props: AskProps) => {
  const { TERM, ACCESSIBLE } = process.env;
  // What Charm's tools look for too; a screen reader can't follow a screen that is redrawn.
  const inLines = TERM === 'dumb' || ACCESSIBLE !== undefined;
  const remembering = { ...props, plan: rememberPlan(props.plan) };
  const asked = await (inLines ? askInLines(remembering) : askOnScreen(remembering));
  if (!asked) throw new CancelledError('Nothing was written.', 'Run the same command again.');
  return asked;
};
