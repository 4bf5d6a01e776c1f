import * as fc from 'fast-check';
import type { Workload } from '../../../src/verification/cluster/workload';
import { place } from '../../../src/verification/scheduling/place';
import { rollOut } from '../../../src/verification/scheduling/roll-out';
import { type ClusterState, emptyCluster } from '../../../src/verification/scheduling/state';
import { tolerates } from '../../../src/verification/scheduling/taints';
import { evictionSeconds } from '../../../src/verification/scheduling/zone-loss';
import { POOLS, poolIn, spreadOverZones, workloadOf, ZONES } from './pools';

// What kube-scheduler documents of its filters, one sentence a test.

const placed = (workload: Workload, pools = POOLS, copies = 1) =>
  place(emptyCluster(pools), workload, 'v1', copies, () => 0);
const isPlaced = (workload: Workload, pools = POOLS) => placed(workload, pools).pending.length === 0;
const withAffinity = (nodeSelectorTerms: object[]) =>
  workloadOf({
    pod: {
      containers: [],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
    },
  });

describe('node affinity', () => {
  const zone = (operator: string, values?: string[]) => ({
    matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator, ...(values ? { values } : {}) }],
  });

  test.each([
    ['one term of several will do', [zone('In', ['9']), zone('In', ['eastus2-2'])], true],
    [
      'all expressions of a term must hold',
      [
        {
          matchExpressions: [
            ...zone('In', ['eastus2-2']).matchExpressions,
            ...zone('NotIn', ['eastus2-2']).matchExpressions,
          ],
        },
      ],
      false,
    ],
    [
      'a label that is not there is not in any list',
      [{ matchExpressions: [{ key: 'disk', operator: 'NotIn', values: ['slow'] }] }],
      true,
    ],
    ['a term that asks for nothing matches nothing', [{}], false],
  ])('%s', (_, terms, fits) => {
    expect(isPlaced(withAffinity(terms))).toBe(fits);
  });
});

describe('taints', () => {
  const taint = { key: 'role', value: 'batch', effect: 'NoSchedule' } as const;
  test.each([
    ['key, value and effect', { key: 'role', value: 'batch', effect: 'NoSchedule' }, true],
    ['another value', { key: 'role', value: 'web' }, false],
    ['any value, where the key is enough', { key: 'role', operator: 'Exists' }, true],
    ['another effect', { key: 'role', operator: 'Exists', effect: 'NoExecute' }, false],
    ['everything', { operator: 'Exists' }, true],
    ['everything, written as empty', { key: '', operator: 'Exists', effect: '' }, true],
  ])('%s: %j', (_, toleration, does) => {
    expect(tolerates(toleration as Parameters<typeof tolerates>[0], taint)).toBe(does);
  });

  test('a taint that only prefers keeps nobody off', () => {
    expect(isPlaced(workloadOf(), [poolIn('1', { taints: [{ ...taint, effect: 'PreferNoSchedule' }] })])).toBe(true);
  });

  test.each([
    ['300 s where nothing is said', [], 300],
    ['the least that is said', [tolerating(60), tolerating(90)], 60],
    ['never, where no time is said', [tolerating()], Infinity],
    ['at once', [tolerating(0)], 0],
    ['another taint does not count', [{ ...tolerating(60), key: 'node.kubernetes.io/not-ready' }], 300],
  ])('copies of a node that is gone: %s', (_, tolerations, seconds) => {
    expect(evictionSeconds(workloadOf({ pod: { containers: [], tolerations } }))).toBe(seconds);
  });

  function tolerating(tolerationSeconds?: number) {
    return {
      key: 'node.kubernetes.io/unreachable',
      operator: 'Exists' as const,
      effect: 'NoExecute' as const,
      ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
    };
  }
});

describe('a demanded spread', () => {
  test('counts each version by itself with matchLabelKeys, whatever the old one left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.constantFrom(...ZONES), (copies, bad) => {
        const workload = spreadOverZones();
        const { state } = placed(workload, POOLS, copies);
        const { state: after, stuck } = rollOut(state, workload, 'v2', ({ zone }) => (zone === bad ? 1 : 0));
        expect(stuck).toBeUndefined();
        const counts = ZONES.map((zone) => after.pods.filter(({ node }) => node.zone === zone).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  test('ignores a key of matchLabelKeys that the pod does not have', () => {
    expect(placed(spreadOverZones({ matchLabelKeys: ['team'] }), POOLS, 6).pending).toEqual([]);
  });

  test('counts no pods of another namespace', () => {
    const elsewhere = spreadOverZones();
    const crowd = { ...elsewhere, key: 'other/orders', namespace: 'other' };
    const { state } = place(emptyCluster([poolIn('1'), poolIn('2')]), crowd, 'v1', 1, ({ zone }) =>
      Number(zone === '1'),
    );
    const { state: after } = place(state, elsewhere, 'v1', 1, ({ zone }) => Number(zone === '1'));
    expect(zonesOf(after, elsewhere)).toEqual(['1']);
  });

  test('lets a pod that it does not select itself go anywhere while the others are even', () => {
    const stranger = spreadOverZones({ labelSelector: { matchLabels: { app: 'another' } } });
    const { state } = place(emptyCluster(POOLS), stranger, 'v1', 4, ({ zone }) => Number(zone === '1'));
    expect(new Set(zonesOf(state, stranger))).toEqual(new Set(['1']));
  });

  test.each([
    ['leaves zones out that the pod may not go to', {}, 0],
    ['counts them where it is told to ignore affinity', { nodeAffinityPolicy: 'Ignore' }, 3],
  ])('%s', (_, changes, waiting) => {
    const spread = spreadOverZones(changes);
    const pod = { ...spread.pod, nodeSelector: { 'topology.kubernetes.io/zone': 'eastus2-1' } };
    const { pending } = placed({ ...spread, pod }, POOLS, 4);
    expect(pending.reduce((sum, { copies }) => sum + copies, 0)).toBe(waiting);
  });

  test('leaves nodes out that lack the key of another demand', () => {
    const spread = spreadOverZones();
    const [first] = spread.pod.topologySpreadConstraints ?? [];
    const rack = { ...first, topologyKey: 'rack' } as NonNullable<typeof first>;
    const pod = { ...spread.pod, topologySpreadConstraints: [first as NonNullable<typeof first>, rack] };
    const racked = [poolIn('1', { labels: { rack: 'a' } }), poolIn('2')];
    expect(placed({ ...spread, pod }, racked, 3).pending).toEqual([]);
  });
});

describe('an anti-affinity that is demanded', () => {
  const jealous = (term: object, changes: Partial<Workload> = {}) =>
    workloadOf({
      ...changes,
      pod: {
        containers: [],
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                topologyKey: 'topology.kubernetes.io/zone',
                labelSelector: { matchLabels: { app: 'orders' } },
                ...term,
              },
            ],
          },
        },
      },
    });
  const one = [poolIn('1')];
  const beside = (workload: Workload, other: Workload) =>
    place(placed(other, one).state, workload, 'v1', 1, () => 0).pending.length === 0;
  const stranger = workloadOf({ key: 'other/orders', namespace: 'other' });

  test.each([
    ['its own namespace alone', {}, true],
    ['a namespace that it names', { namespaces: ['other'] }, false],
    ['every namespace, by an empty selector', { namespaceSelector: {} }, false],
    [
      'a namespace that it selects by name',
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } },
      false,
    ],
  ])('is about %s', (_, term, fits) => {
    expect(beside(jealous(term), stranger)).toBe(fits);
    expect(beside(stranger, jealous(term))).toBe(fits);
  });

  test('with the hash of the template among its keys a rollout goes on beside the old copies', () => {
    const state = (workload: Workload) => placed(workload, POOLS, 3).state;
    const stuck = jealous({});
    const free = jealous({ matchLabelKeys: ['pod-template-hash'] });
    expect(rollOut(state(stuck), stuck, 'v2', () => 0).stuck?.filter).toBe('anti-affinity');
    expect(rollOut(state(free), free, 'v2', () => 0).stuck).toBeUndefined();
  });
});

function zonesOf({ pods }: ClusterState, workload: Workload): string[] {
  return pods.filter((pod) => pod.workload.key === workload.key).map(({ node }) => node.zone);
}

describe('ports of the host', () => {
  const pool = poolIn('1', { min: 1, max: 2 });
  const portOf = (port: object, more: object = {}) =>
    workloadOf({ pod: { containers: [{ name: 'x', ports: [{ containerPort: 8080, ...port }] }], ...more } });

  test.each([
    ['go to one pod of a node', portOf({ hostPort: 80 })],
    ['are all ports of a container in the network of the host', portOf({}, { hostNetwork: true })],
  ])('%s', (_, workload) => {
    const { pending } = placed(workload, [pool], 3);
    expect(pending).toMatchObject([{ copies: 1, refusal: { filter: 'host port' } }]);
  });

  test('a port of the container alone is no port of the host', () => {
    expect(placed(portOf({}), [pool], 3).pending).toEqual([]);
  });

  test('the same number of another protocol is another port', () => {
    const other = { ...portOf({ hostPort: 80, protocol: 'UDP' }), key: 'orders/other' };
    const { state } = place(emptyCluster([poolIn('1', { max: 1 })]), portOf({ hostPort: 80 }), 'v1', 1, () => 0);
    expect(place(state, other, 'v1', 1, () => 0).pending).toEqual([]);
  });
});

describe('what is told where nothing fits', () => {
  const refusalOf = (workload: Workload) => placed(workload).pending[0]?.refusal;

  test('a label: the one that is missing', () => {
    expect(refusalOf(workloadOf({ pod: { containers: [], nodeSelector: { disk: 'fast' } } }))).toMatchObject({
      filter: 'node selector',
      field: "nodeSelector['disk']",
    });
  });

  test('a machine by its name', () => {
    expect(refusalOf(workloadOf({ pod: { containers: [], nodeName: 'x' } }))?.filter).toBe('node name');
  });

  test('more than any machine has: not that the pool is full', () => {
    const refusal = refusalOf(workloadOf({ requests: { cpu: 16, memory: 1 } }));
    expect(refusal).toMatchObject({ filter: 'size', reason: expect.stringMatching(/has 2\.00 cores .* asks for 16$/) });
  });
});
