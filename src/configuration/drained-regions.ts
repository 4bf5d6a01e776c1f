import { keysAt, listAt, valueAt } from './json-value';
import type { Problem } from './problem';

/** Somebody has to answer the users: Front Door refuses none, and sends them to nobody. */
export function drainedRegionProblems(document: unknown): Problem[] {
  return keysAt(document, ['environments']).flatMap((environment): Problem[] => {
    const regions = listAt(document, ['environments', environment, 'regions']);
    if (regions.length === 0 || regions.some((region) => valueAt(region, ['drained']) !== true)) return [];
    return [
      {
        path: ['environments', environment, 'regions', 0, 'drained'],
        rule: 'at least one region that is not drained',
        cause: regions.length === 1 ? 'there is no other region' : 'every region is drained, and users get no answer',
        fix: { kind: 'remove' },
      },
    ];
  });
}
