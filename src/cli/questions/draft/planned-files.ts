import { outcome } from '../interview/interview';
import { wrap } from '../screen/lines';
import type { Plan } from './plan';
import type { Session } from './session';

/** The consequences are read as a file is, under this title. */
export const NOTES = 'What follows from it';

/** What the answers make, or `undefined` as long as it is not worked out. */
export function plannedFiles({ interview, planned }: Session): Plan | undefined {
  return planned?.of === keyOf(interview) ? planned.plan : undefined;
}

/** Whether somebody waits for a plan that is not worked out. */
export function isWaiting(session: Session): boolean {
  return session.interview.stage.at === 'files' && plannedFiles(session) === undefined;
}

/** The session with a plan; what a plan is of is told apart, for the answers may have changed meanwhile. */
export function withPlan(session: Session, of: Session['interview'], plan: Plan): Session {
  return { ...session, planned: { of: keyOf(of), plan } };
}

/** A planned file, line by line. @param width that sentences are broken at, in columns. @default they are not */
export function contentOf(session: Session, path: string, width = Number.POSITIVE_INFINITY): string[] {
  const plan = plannedFiles(session);
  if (!plan || 'problem' in plan) return [];
  if (path === NOTES) return (plan.notes ?? []).flatMap((note) => [...wrap(note, width), '']).slice(0, -1);
  const found = plan.files.find((file) => file.path === path);
  return (found?.content ?? '').replace(/\n$/, '').split('\n');
}

/** Whether what is shown of a file is what changes in it. */
export function isDiff(session: Session, path: string): boolean {
  const plan = plannedFiles(session);
  return plan !== undefined && 'files' in plan && plan.files.some((file) => file.path === path && file.mark);
}

function keyOf(interview: Session['interview']): string {
  return JSON.stringify(outcome(interview));
}
