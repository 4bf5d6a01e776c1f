import { renderManifests } from '../src/cdk8s';
import { USABLE_REGIONS } from '../src/configuration/region-catalogue';
import charts from '../templates/charts/main';
import { configurationOf } from './configuration-of';
import type { Figure } from './figure';
import { objectsIn, renderPlainly } from './plain-cdk8s';

const ROUNDS = 9;
/** What a region may cost, and how much more a region among all may cost than one of five. */
const LIMIT_PER_REGION = 15;
const LIMIT_OF_GROWTH = 1.5;

/** Rendering in this process: 1, 5 and all regions beside plain cdk8s for the same objects. */
export function rendering(): Figure[] {
  const counts = [1, 5, USABLE_REGIONS.length];
  const timed = counts.map((count) => {
    const configuration = configurationOf(count);
    const objects = new Map(
      [...renderManifests({ configuration, charts })].map(([path, yaml]) => [path, objectsIn(yaml)]),
    );
    const [ours = 0, plain = 0] = alternating([
      () => renderManifests({ configuration, charts }),
      () => renderPlainly(objects),
    ]);
    return { count, ours: ours / count, plain: plain / count };
  });
  const [, five, all] = timed;
  return [
    ...timed.map(({ count, ours, plain }) => ({
      what: `rendering ${count} of ${USABLE_REGIONS.length} regions, each`,
      value: ours,
      limit: LIMIT_PER_REGION,
      unit: 'ms',
      beside: `${plain.toFixed(1)} ms each of plain cdk8s for the same objects`,
    })),
    {
      what: `a region of ${all?.count}, beside one of 5`,
      value: (all?.ours ?? 0) / (five?.ours ?? 1),
      limit: LIMIT_OF_GROWTH,
      unit: '×',
      beside: 'growth is linear where it is about 1',
    },
  ];
}

/** The shortest time of each in milliseconds; their runs alternate, so that what else the machine does meets all alike. */
export function alternating(works: readonly (() => unknown)[], rounds = ROUNDS): number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      work();
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    }
  }
  return best;
}
