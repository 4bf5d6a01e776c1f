import { planRollback } from '../../../src/deployment/plan/plan-rollback';
import type { UpdateRecord } from '../../../src/deployment/update/record';
import type { Running, RunningRegion } from '../../../src/deployment/update/running';
import { DEFAULT_SOAK } from '../../../src/deployment/update/soak-settings';
import { configured } from '../configured';

const { configuration, environment } = configured();
const [a, b, c] = ['a', 'b', 'c'].map((letter) => `sha256:${letter.repeat(64)}`);

const from = (before = '', after = '', at = '2026-08-01T10:00:00Z'): UpdateRecord => ({
  before,
  after,
  at,
  answered: true,
  version: { objects: [], gone: [] },
});
const runs = (digest = '', more: Partial<RunningRegion> = {}): RunningRegion => ({ isServing: true, digest, ...more });

const plan = (running: Running) =>
  planRollback({ configuration, environment, regions: environment.regions, running, soak: DEFAULT_SOAK });
const told = (running: Running) =>
  plan(running).steps.flatMap((step) => (step.kind === 'manifests' ? [step.what] : []));
const needs = (running: Running) => Object.fromEntries(plan(running).steps.map((step) => [step.id, step.needs]));

it('goes back region by region, each watched before the next', () => {
  const running = { blue: runs(b, { previous: from(a, b) }), green: runs(b, { previous: from(a, b) }) };
  expect(needs(running)).toEqual({
    'manifests blue': [],
    'route blue': ['manifests blue'],
    'soak blue': ['route blue'],
    'manifests green': ['soak blue'],
    'route green': ['manifests green'],
    'soak green': ['route green'],
    'main route': ['soak blue', 'soak green'],
  });
  expect(told(running)[0]).toBe(
    'Bring aks-orders-prod-blue back from sha256:bbbbbbbbbbbb to sha256:aaaaaaaaaaaa, with the manifests of then.',
  );
});

it('leaves regions alone that the last update did not reach', () => {
  const later = '2026-08-02T10:00:00Z';
  const running = { blue: runs(b, { previous: from(a, b, later) }), green: runs(a, { previous: from(c, a) }) };
  expect(told(running)).toEqual([expect.stringContaining('prod-blue back from sha256:bbb')]);
  const turned = { blue: runs(b, { previous: from(a, b, later) }), green: runs(a, { previous: from(b, a) }) };
  expect(told(turned)).toEqual([expect.stringContaining('prod-blue back from sha256:bbb')]);
});

it('takes an update back that was broken off, where it began and where it was done', () => {
  const running = {
    blue: runs(b, { previous: from(a, b) }),
    green: runs(b, { updating: from(a, b), previous: from(c, a, '2026-09-01T10:00:00Z') }),
  };
  expect(plan(running).steps.flatMap((step) => (step.kind === 'manifests' ? [step.mode] : []))).toEqual([
    'rollback',
    'return',
  ]);
  expect(needs(running)).not.toHaveProperty(['soak green']);
});

it('each region goes back to what ran in it', () => {
  const running = { blue: runs(b, { previous: from(a, b) }), green: runs(b, { previous: from(c, b) }) };
  expect(told(running).map((what) => /to (sha256:\w+)/.exec(what)?.[1])).toEqual([
    'sha256:aaaaaaaaaaaa',
    'sha256:cccccccccccc',
  ]);
});

it.each<[string, Running, RegExp]>([
  ['no update is recorded', { blue: runs(a), green: runs(a) }, /blue runs sha256:aaaaaaaaaaaa, and no update of it is/],
  [
    'somebody else has rolled something out since',
    { blue: runs(c, { previous: from(a, b) }), green: runs(c) },
    /blue runs sha256:cccccccccccc, and its last update was to sha256:bbbbbbbbbbbb/,
  ],
  ['nothing runs', {}, /blue runs nothing/],
  ['a cluster can not be looked into', { blue: { isServing: true } }, /prod-blue can't be looked into/],
])('where %s, it is refused and says why', (_, running, message) => {
  expect(() => plan(running)).toThrow(
    expect.objectContaining({ code: 'E643', message: expect.stringMatching(message) }),
  );
});
