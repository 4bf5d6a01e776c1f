import { outcome } from '../interview/interview';
import type { Plan } from './plan';
import type { Session } from './session';

/** The files that the answers make, or why they make none. */
export function plannedFiles({ interview, plan }: Session): Plan {
  return plan(outcome(interview));
}

/** A planned file, line by line. */
export function contentOf(session: Session, path: string): string[] {
  const plan = plannedFiles(session);
  const found = 'files' in plan ? plan.files.find((file) => file.path === path) : undefined;
  return (found?.content ?? '').replace(/\n$/, '').split('\n');
}
