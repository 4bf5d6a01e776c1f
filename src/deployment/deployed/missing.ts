import type { Resources } from '../../verification/infrastructure/resources';
import { sameId } from '../arm/resource-id';
import type { Deployed } from './deployed';

/** A resource that has a line of its own in a group: `/resourceGroups/<g>/providers/<namespace>/<type>/<name>`. */
const TOP_LEVEL = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i;
/** Kinds that no list of a group shows, and deployments themselves. */
const UNLISTED =
  /Microsoft\.(Authorization|Resources|Insights\/(diagnosticSettings|dataCollectionRuleAssociations))\//i;

/**
 * Ids of resources that a deployment of the repository as it is would make, and that are not there: what somebody has
 * deleted by hand. Names that only Azure knows are passed over.
 *
 * @param expected from the compiler's own prediction
 */
export function missingResources(expected: Resources, { groups }: Deployed): string[] {
  const there = groups.flatMap(({ resources }) => resources.map(({ id }) => id));
  return expected
    .map(({ id }) => id)
    .filter((id) => TOP_LEVEL.test(id) && !UNLISTED.test(id) && !id.includes('['))
    .filter((id) => !there.some((other) => sameId(withoutSubscription(other), withoutSubscription(id))))
    .sort();
}

function withoutSubscription(id: string): string {
  return id.replace(/^\/subscriptions\/[^/]+/i, '');
}
