import * as fc from 'fast-check';
import { place } from '../../../src/verification/scheduling/place';
import { rollOut, rolloutBounds } from '../../../src/verification/scheduling/roll-out';
import { emptyCluster } from '../../../src/verification/scheduling/state';
import { POOLS, poolIn, spreadOverZones, workloadOf, ZONES } from './pools';

test('every copy is replaced, and none is missing meanwhile', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 }), (copies, maxSurge) => {
      const workload = spreadOverZones();
      const surging = { ...workload, rollout: { ...workload.rollout, maxSurge } };
      const { state } = place(emptyCluster(POOLS), surging, 'v1', copies, () => 0);
      const done = rollOut(state, surging, 'v2', () => 0);
      expect(done.stuck).toBeUndefined();
      expect(done.lowest).toBe(copies);
      expect(done.state.pods.map(({ version }) => version)).toEqual(Array(copies).fill('v2'));
    }),
  );
});

test('without matchLabelKeys the new copies may end skewed', () => {
  const workload = spreadOverZones({ matchLabelKeys: [] });
  const { state } = place(emptyCluster(POOLS), workload, 'v1', 6, () => 0);
  const { state: after } = rollOut(state, workload, 'v2', ({ zone }) => (zone === '1' ? 1 : 0));
  const counts = ZONES.map((zone) => after.pods.filter(({ node }) => node.zone === zone).length);
  expect(Math.max(...counts)).toBeGreaterThan(2);
});

test('where there is room for none more, a rollout that may not take any away stands still', () => {
  const workload = workloadOf();
  const { state } = place(emptyCluster([poolIn('1', { max: 1 })]), workload, 'v1', 4, () => 0);
  expect(rollOut(state, workload, 'v2', () => 0).stuck?.filter).toBe('room');
});

test.each([
  ['0 and 0 take one away', { maxSurge: 0, maxUnavailable: 0 }, { surge: 0, unavailable: 1 }],
  ['percentages: surge up, unavailable down', { maxSurge: '25%', maxUnavailable: '25%' }, { surge: 2, unavailable: 1 }],
  ['Recreate takes all away', { strategy: 'Recreate' }, { surge: 0, unavailable: 6 }],
])('%s', (_, rollout, bounds) => {
  const workload = workloadOf();
  expect(rolloutBounds({ ...workload, rollout: { ...workload.rollout, ...rollout } }, 6)).toEqual(bounds);
});
