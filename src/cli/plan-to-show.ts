import { EDITED_FOLDER } from '../blueprints/ownership/edited-folder';
import type { Configuration } from '../configuration';
import { changesBetween } from '../configuration/changes/changes-between';
import type { ChangePlan } from '../generation/change/plan-change';
import { markOf, unifiedDiff } from '../generation/change/unified-diff';
import type { Plan } from './questions/draft/plan';

/** More names than these nobody reads. */
const MAX_NAMES = 5;

/** What somebody sees before it is written: each file with its difference, and what follows for what is deployed. */
export function planToShow({ changes, unasked }: ChangePlan, before: Configuration, after: Configuration): Plan {
  const consequences = changesBetween(before, after).map(({ what, consequence }) =>
    [what, consequence].filter(Boolean).join(' '),
  );
  const isUnasked = unasked.length > 0 && changes.length > 0;
  return {
    files: changes.map((change) => ({ path: change.path, content: unifiedDiff(change), mark: markOf(change) })),
    notes: [...consequences, ...(consequences.length > 0 ? [STALE] : []), ...(isUnasked ? [noteOn(unasked)] : [])],
  };
}

/** What is the user's is not rewritten, whatever it tells. */
const STALE =
  'README.md, charts/main.ts and the other files that are yours stay as they are: where they tell of names, regions or environments, look through them.';

function noteOn(unasked: readonly string[]): string {
  const names = unasked.slice(0, MAX_NAMES).join(', ');
  const more = unasked.length > MAX_NAMES ? ` and ${unasked.length - MAX_NAMES} more` : '';
  return `No answer leads to all of this: ${names}${more} ${unasked.length === 1 ? 'differs' : 'differ'} already from what the answers make, by a hand or by another version. As with npx projen, all that is managed is renewed; what was edited in it is kept in ${EDITED_FOLDER}.`;
}
