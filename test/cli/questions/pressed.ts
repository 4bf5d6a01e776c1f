import type { Key } from '../../../src/cli/questions/draft/key';
import type { Plan } from '../../../src/cli/questions/draft/plan';
import { isWaiting, withPlan } from '../../../src/cli/questions/draft/planned-files';
import { press } from '../../../src/cli/questions/draft/press';
import { type Session, sessionOf } from '../../../src/cli/questions/draft/session';
import { begin } from '../../../src/cli/questions/interview/interview';
import type { Start } from '../../../src/cli/questions/interview/start';
import { start } from './start';

/** Two files, the second of them long. */
export const PLAN: Plan = {
  files: [
    { path: 'README.md', content: '# orders\n' },
    { path: 'devops/bicep/main.bicep', content: `${'line\n'.repeat(100)}` },
  ],
};

/** A session that knows what will be planned. */
interface Planning extends Session {
  readonly willPlan: Plan;
}

export function session(props: Partial<Start> = {}, plan: Plan = PLAN): Session {
  const planning: Planning = { ...sessionOf(begin(start(props))), willPlan: plan };
  return planning;
}

/** What is waited for is there. */
export function settle(now: Session): Session {
  return isWaiting(now) ? withPlan(now, now.interview, (now as Planning).willPlan) : now;
}

/** Types a text as a terminal would, key by key. */
export function type(session: Session, text: string): Session {
  return [...text].reduce(
    (now, letter) => press(now, { name: letter === ' ' ? 'space' : letter }, `${now.draft.text}${letter}`),
    session,
  );
}

/** Presses keys that type nothing: `return`, `down`, `C-b`. */
export function keys(session: Session, ...names: string[]): Session {
  return names.reduce((now, name) => {
    const key: Key = name.startsWith('C-') ? { name: name.slice(2), ctrl: true } : { name };
    return settle(press(now, key, now.draft.text));
  }, session);
}

/** Takes every suggestion up to the review. */
export function toReview(now: Session): Session {
  return now.interview.stage.at === 'question' ? toReview(keys(now, 'return')) : now;
}
