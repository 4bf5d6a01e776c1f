import { drain, neededHealthy } from '../../../src/verification/scheduling/drain';
import { place } from '../../../src/verification/scheduling/place';
import { emptyCluster } from '../../../src/verification/scheduling/state';
import { poolIn, spreadOverZones, workloadOf } from './pools';

/** Four copies on one node, with a second pool for them to go to. */
function drained(spec: object | undefined) {
  const workload = workloadOf({ budgets: spec ? [{ where: 'budget', field: 'spec', spec }] : [] });
  const { state } = place(emptyCluster([poolIn('1'), poolIn('2')]), workload, 'v1', 4, ({ zone }) =>
    zone === '1' ? 1 : 0,
  );
  const [node] = state.nodes;
  if (!node) throw new Error('no node');
  return drain(state, node, [workload]);
}

test('a budget lets go as many at once as it allows', () => {
  const { lowest, blocked, state } = drained({ maxUnavailable: '33%' });
  expect(lowest.get('orders/orders')).toBe(2);
  expect(blocked).toEqual([]);
  expect(state.pods.map(({ node }) => node.zone)).toEqual(['2', '2', '2', '2']);
});

test('without a budget all go at once', () => {
  expect(drained(undefined).lowest.get('orders/orders')).toBe(0);
});

test.each([
  ['as many as there are must stay', { minAvailable: 4 }],
  ['none may go', { maxUnavailable: 0 }],
  ['all of them must stay, in percent', { minAvailable: '100%' }],
  ['the budget says nothing', {}],
])('the drain waits for ever where %s', (_, spec) => {
  expect(drained(spec).blocked).toHaveLength(1);
});

test('two budgets for the same pods refuse every eviction', () => {
  const spec = { maxUnavailable: 1 };
  const workload = workloadOf({
    budgets: [
      { where: 'a', field: 'spec', spec },
      { where: 'b', field: 'spec', spec },
    ],
  });
  const { state } = place(emptyCluster([poolIn('1')]), workload, 'v1', 2, () => 0);
  const [node] = state.nodes;
  expect(node && drain(state, node, [workload]).blocked[0]?.reason).toMatch(/two budgets/);
});

test('percentages are rounded up as Kubernetes rounds them', () => {
  expect(neededHealthy({ maxUnavailable: '33%' }, 6)).toBe(4);
  expect(neededHealthy({ minAvailable: '50%' }, 5)).toBe(3);
  expect(neededHealthy({ maxUnavailable: 9 }, 5)).toBe(0);
});

test('a budget for two workloads counts them together', () => {
  const budgets = [{ where: 'shared', field: 'spec', spec: { minAvailable: 7 } }];
  const orders = workloadOf({ budgets });
  const reports = workloadOf({ key: 'orders/reports', name: 'reports', labels: { app: 'reports' }, budgets });
  const pools = [poolIn('1'), poolIn('2')];
  const first = place(emptyCluster(pools), orders, 'v1', 4, () => 0).state;
  const { state } = place(first, reports, 'v1', 4, () => 0);
  const [node] = state.nodes;
  if (!node) throw new Error('no node');
  const { lowest, blocked } = drain(state, node, [orders, reports]);
  expect(blocked).toEqual([]);
  // One of eight may be missing at a time: of four, three are left.
  expect([...lowest.values()]).toEqual(lowest.size === 2 ? [3, 3] : [3]);
});

test('a node that is drained counts for no spread that honours taints', () => {
  const workload = spreadOverZones();
  const pools = [poolIn('1', { max: 1 }), poolIn('2')];
  const { state } = place(emptyCluster(pools), workload, 'v1', 4, () => 0);
  const [node] = state.nodes;
  if (!node) throw new Error('no node');
  const { pending, state: after } = drain(state, node, [workload]);
  expect(pending).toEqual([]);
  expect(after.pods.map((pod) => pod.node.zone)).toEqual(['2', '2', '2', '2']);
});
