import type { Deployed } from './deployed';

/**
 * The live number of nodes of each pool, by region: a deployment passes them, so that it does not undo what the
 * autoscaler did. A cluster that is still being made says nothing.
 */
export function nodeCounts({ clusters }: Deployed): Record<string, Record<string, number>> {
  const made = Object.entries(clusters).filter(([, { state }]) => state === 'Succeeded');
  return Object.fromEntries(
    made.map(([region, { pools }]) => [region, Object.fromEntries(pools.map(({ name, count }) => [name, count]))]),
  );
}
