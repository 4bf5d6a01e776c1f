import fc from 'fast-check';
import type { Revision } from '../../../../src/deployment/rehearsal/kubernetes/cluster-state';
import { absolute, planPods, podsAt } from '../../../../src/deployment/rehearsal/kubernetes/rollout';

const revision = (number: number, hash: string, from: number): Revision => ({ number, hash, template: {}, from });
const MINUTE = 60_000;

interface Shape {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

const shapes = fc
  .record({
    replicas: fc.integer({ min: 1, max: 30 }),
    maxSurge: fc.integer({ min: 0, max: 6 }),
    maxUnavailable: fc.integer({ min: 0, max: 3 }),
  })
  .filter(({ maxSurge, maxUnavailable }) => maxSurge + maxUnavailable > 0);

const rollout = (shape: Shape, revisions: readonly Revision[], sick: readonly string[] = []) => {
  const planned = planPods({
    ...shape,
    revisions,
    minReadySeconds: 10,
    ailmentOf: ({ hash }) => (sick.includes(hash) ? 'crash-loop' : undefined),
  });
  return (time: number) => {
    const pods = podsAt(planned, time);
    return {
      pods: pods.length,
      ready: pods.filter(({ readyAt }) => readyAt !== undefined && readyAt <= time).length,
      hashes: new Set(pods.map(({ revision: { hash } }) => hash)),
    };
  };
};

describe('a rollout', () => {
  it('of the first revision starts all pods at once', () => {
    const at = rollout({ replicas: 6, maxSurge: 3, maxUnavailable: 0 }, [revision(1, 'a', 0)]);
    expect(at(0)).toMatchObject({ pods: 6, ready: 0 });
    expect(at(26_000)).toMatchObject({ pods: 6, ready: 6 });
  });

  it('never has more pods than the surge allows, nor fewer ready than may be absent', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 40 * MINUTE }), (shape, time) => {
        const at = rollout(shape, [revision(1, 'a', -60 * MINUTE), revision(2, 'b', 0)]);
        const { pods, ready } = at(time);
        expect(pods).toBeLessThanOrEqual(shape.replicas + shape.maxSurge + shape.maxUnavailable);
        expect(ready).toBeGreaterThanOrEqual(shape.replicas - shape.maxUnavailable - (shape.maxSurge === 0 ? 1 : 0));
      }),
    );
  });

  it('ends with the new revision alone', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const at = rollout(shape, [revision(1, 'a', -60 * MINUTE), revision(2, 'b', 0)]);
        expect(at(60 * MINUTE)).toEqual({ pods: shape.replicas, ready: shape.replicas, hashes: new Set(['b']) });
      }),
    );
  });

  it('of a sick revision stops at its first wave, and the old pods stay', () => {
    const at = rollout(
      { replicas: 6, maxSurge: 3, maxUnavailable: 0 },
      [revision(1, 'a', -MINUTE), revision(2, 'b', 0)],
      ['b'],
    );
    expect(at(60 * MINUTE)).toEqual({ pods: 9, ready: 6, hashes: new Set(['a', 'b']) });
  });

  it('back to what still runs is over at once', () => {
    const revisions = [revision(1, 'a', -MINUTE), revision(2, 'b', 0), revision(3, 'a', 5 * MINUTE)];
    const at = rollout({ replicas: 6, maxSurge: 3, maxUnavailable: 0 }, revisions, ['b']);
    expect(at(5 * MINUTE)).toEqual({ pods: 6, ready: 6, hashes: new Set(['a']) });
  });

  it('rounds what may be on top up and what may be absent down', () => {
    expect([absolute('25%', 6, 'up'), absolute('25%', 6, 'down'), absolute(3, 6, 'up')]).toEqual([2, 1, 3]);
  });
});
