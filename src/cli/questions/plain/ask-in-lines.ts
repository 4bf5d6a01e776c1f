import { createInterface } from 'node:readline';
import type { Asked, AskingProps } from '../asked';
import { isWaiting, withPlan } from '../draft/planned-files';
import { type Session, sessionOf } from '../draft/session';
import { begin, outcome } from '../interview/interview';
import { wrapIndented } from '../screen/lines';
import { inSignsOf, showsUnicode } from '../screen/look';
import { hear } from './hear';
import { say } from './say';

/**
 * Line by line, for a terminal that can't redraw and for whoever listens to one.
 *
 * @returns `undefined` where the user broke off
 */
export async function askInLines({ start, plan, follow, signal }: AskingProps): Promise<Asked | undefined> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  const close = () => lines.close();
  signal.addEventListener('abort', close);
  const unicode = showsUnicode(process.env, process.platform);
  const { columns = Number.POSITIVE_INFINITY } = process.stdout;
  const tell = (texts: readonly string[]) =>
    process.stdout.write(inSignsOf({ unicode }, texts.flatMap((text) => wrapIndented(text, columns)).join('\n')));
  try {
    let session: Session = sessionOf(begin(start));
    tell([...say(session), '> ']);
    for await (const line of lines) {
      const heard = hear(session, line);
      const isElsewhere = heard.session.interview !== session.interview;
      session = heard.session;
      follow(session.interview);
      if (session.interview.stage.at === 'done') return outcome(session.interview);
      if (isWaiting(session)) {
        tell(['', ...say(session), '']);
        const { interview } = session;
        session = withPlan(session, interview, await plan(outcome(interview), signal));
      }
      if (signal.aborted) return undefined;
      tell(['', ...heard.reply, ...(isElsewhere ? say(session) : say(session).slice(-1)), '> ']);
    }
    tell(['', '']);
    return undefined;
  } finally {
    signal.removeEventListener('abort', close);
    lines.close();
  }
}
