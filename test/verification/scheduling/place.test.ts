import * as fc from 'fast-check';
import { leftOfEvenSpread } from '../../../src/verification/scheduling/even-spread';
import { place } from '../../../src/verification/scheduling/place';
import { settle } from '../../../src/verification/scheduling/settle';
import { type ClusterState, emptyCluster } from '../../../src/verification/scheduling/state';
import { loseZone, readyPods, replaceLost } from '../../../src/verification/scheduling/zone-loss';
import { POOLS, poolIn, spreadOverZones, workloadOf, ZONES } from './pools';

const inFirst = ({ zone }: { zone: string }) => (zone === '1' ? 1 : 0);
const byZone = ({ pods }: ClusterState) => ZONES.map((zone) => pods.filter(({ node }) => node.zone === zone).length);

test('without demands misfortune puts every copy where it likes', () => {
  const { state, pending } = place(emptyCluster(POOLS), workloadOf(), 'v1', 4, inFirst);
  expect(byZone(state)).toEqual([4, 0, 0]);
  expect(pending).toEqual([]);
});

test('a pool grows when its nodes are full, up to its most', () => {
  const { state, pending } = place(emptyCluster([poolIn('1')]), workloadOf(), 'v1', 17, () => 0);
  expect(state.nodes).toHaveLength(4);
  expect(pending).toEqual([
    expect.objectContaining({ copies: 1, refusal: expect.objectContaining({ filter: 'room' }) }),
  ]);
});

test('a demanded spread is kept whatever misfortune wants', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }), (copies, maxSkew) => {
      const { state } = place(emptyCluster(POOLS), spreadOverZones({ maxSkew }), 'v1', copies, inFirst);
      const counts = byZone(state);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(maxSkew);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(copies);
    }),
  );
});

test('whatever zone is lost, what is left is what an even spread leaves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.constantFrom(...ZONES), (copies, zone) => {
      const workload = spreadOverZones();
      const { state } = place(emptyCluster(POOLS), workload, 'v1', copies, (node) => Number(node.zone === zone));
      expect(readyPods(loseZone(state, zone), workload)).toBeGreaterThanOrEqual(leftOfEvenSpread(copies, 3));
    }),
  );
});

test('no node ever holds more than it has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.25, 0.5, 0.7, 1.9), (copies, cpu) => {
      const { state } = place(emptyCluster(POOLS), workloadOf({ requests: { cpu, memory: 1 } }), 'v1', copies, () => 0);
      for (const { name, pool } of state.nodes) {
        const used = state.pods.filter(({ node }) => node.name === name).length * cpu;
        expect(used).toBeLessThanOrEqual(pool.allocatable.cpu + 1e-9);
      }
    }),
  );
});

test('a pool that spans zones brings its node where it does not help, until it has no more', () => {
  const spanning = poolIn('1', { name: 'all', zones: [...ZONES], min: 3, max: 6 });
  const full = workloadOf({ key: 'other/other', name: 'other', requests: { cpu: 2, memory: 1 } });
  const settled = place(emptyCluster([spanning]), full, 'v1', 3, () => 0);
  const { pending } = place(settled.state, spreadOverZones(), 'v1', 3, inFirst);
  expect(pending).toHaveLength(1);
});

test.each([
  ['counts lost zones unless told to honour their taints', { nodeTaintsPolicy: 'Ignore' }, 2],
  ['waits for a third zone where three are demanded', { minDomains: 3 }, 2],
  ['moves to the zones that are left as it is emitted', {}, 0],
])('a spread %s', (_, changes, waiting) => {
  const workload = spreadOverZones(changes);
  const { state } = settle(POOLS, [workload], 'min', inFirst);
  const { pending } = replaceLost(loseZone(state, '1'), [workload]);
  expect(pending.reduce((sum, { copies }) => sum + copies, 0)).toBe(waiting);
});

test('taints keep pods off unless they are tolerated', () => {
  const taints = [{ key: 'CriticalAddonsOnly', value: 'true', effect: 'NoSchedule' as const }];
  const tainted = [poolIn('1', { taints })];
  const tolerant = workloadOf({
    pod: { containers: [], tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }] },
  });
  expect(place(emptyCluster(tainted), workloadOf(), 'v1', 1, () => 0).pending).toHaveLength(1);
  expect(place(emptyCluster(tainted), tolerant, 'v1', 1, () => 0).pending).toHaveLength(0);
});

test('an anti-affinity that another pod demands counts too', () => {
  const term = { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: { app: 'orders' } } };
  const jealous = workloadOf({
    key: 'orders/jealous',
    labels: { app: 'jealous' },
    pod: { containers: [], affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } },
  });
  const one = place(emptyCluster([poolIn('1')]), jealous, 'v1', 1, () => 0).state;
  expect(place(one, workloadOf(), 'v1', 1, () => 0).pending[0]?.refusal.filter).toBe('anti-affinity');
});
