import type { PlannedFile } from '../../../generation/look-ahead';
import type { Outcome } from '../interview/start';

/** The files of an outcome, or why there are none. */
export type Plan = { readonly files: readonly PlannedFile[] } | { readonly problem: string };

/** The same with a memory of one: the files are worked out when they are first looked at, and not at every key. */
export function rememberPlan(plan: (outcome: Outcome) => Plan): (outcome: Outcome) => Plan {
  let key: string | undefined;
  let last: Plan = { files: [] };
  return (outcome) => {
    const asked = JSON.stringify(outcome);
    if (asked !== key) {
      last = plan(outcome);
      key = asked;
    }
    return last;
  };
}
