import fc from 'fast-check';
import type { RegionStep } from '../../../src/deployment/plan/plan';
import { lastOfRegions, planRegions } from '../../../src/deployment/plan/plan-regions';
import { regionsInOrder } from '../../../src/deployment/plan/regions-in-order';
import type { Running } from '../../../src/deployment/update/running';
import { DEFAULT_SOAK } from '../../../src/deployment/update/soak-settings';
import { configured } from '../configured';

const { environment } = configured((prod) => {
  const place = (name: string, location: string) => ({
    name,
    location,
    aksClusterName: `aks-orders-prod-${name}`,
    zones: ['1', '2', '3'],
  });
  prod.regions = [place('blue', 'eastus2'), place('green', 'centralus'), place('red', 'westus3')];
});
const { regions } = environment;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const SERVING = { isServing: true, digest: DIGEST };
const IDLE = { isServing: false };

const plan = (running: Running, soak = DEFAULT_SOAK, chosen = regions) =>
  planRegions({ regions: chosen, running, soak, needs: ['image'] });
const needsOf = (steps: readonly RegionStep[]) =>
  Object.fromEntries(steps.filter(({ kind }) => kind === 'manifests').map(({ region, needs }) => [region, needs]));

it('brings all up beside each other where nobody is served yet, with nothing recorded and no soak', () => {
  const steps = plan({ blue: IDLE });
  expect(needsOf(steps)).toEqual({ blue: ['image'], green: ['image'], red: ['image'] });
  expect(steps.map(({ kind }) => kind)).not.toContain('soak');
  expect(steps.flatMap((step) => (step.kind === 'manifests' ? [step.mode] : []))).toEqual(Array(3).fill('first'));
});

it('goes from one region to the next where users are', () => {
  const steps = plan({ blue: SERVING, green: SERVING, red: SERVING });
  expect(needsOf(steps)).toEqual({ blue: ['image'], green: ['soak blue'], red: ['soak green'] });
  expect(steps[0]?.what).toBe(
    'Bring aks-orders-prod-blue to the new version, unless it has it; if it fails, back to sha256:aaaaaaaaaaaa.',
  );
  expect(steps[2]?.what).toBe(
    'Ask blue once a second, 300 s from its first new pod on; if more than 1 % fail, it goes back.',
  );
});

it('brings up regions without users first, beside each other', () => {
  expect(needsOf(plan({ blue: SERVING, green: IDLE }))).toEqual({
    green: ['image'],
    red: ['image'],
    blue: ['soak green', 'soak red'],
  });
});

it('is as careful with one region as long as users are in another', () => {
  const [, green] = regions;
  const steps = plan({ blue: SERVING, green: IDLE }, DEFAULT_SOAK, green ? [green] : []);
  expect(steps.map(({ id }) => id)).toEqual(['manifests green', 'route green', 'soak green']);
});

it('takes a cluster that nobody can look into for one with users', () => {
  const steps = plan({ blue: { isServing: true }, green: SERVING, red: IDLE });
  expect(steps.find(({ id }) => id === 'manifests blue')?.what).toContain("can't be looked into");
  expect(needsOf(steps)).toMatchObject({ green: ['soak blue'] });
});

it('goes on with an update that was broken off, and says what it would go back to', () => {
  const updating = { before: DIGEST, answered: true, version: { objects: [], gone: [] } };
  expect(plan({ blue: { isServing: false, updating } })[0]?.what).toMatch(
    /broken off; if it fails, back to sha256:aaa/,
  );
});

it('leaves the soak out where nobody wants one', () => {
  const steps = plan({ blue: SERVING, green: SERVING, red: SERVING }, { seconds: 0, errorBudget: 1 });
  expect(needsOf(steps)).toMatchObject({ green: ['route blue'] });
});

it('whatever runs where, no two regions with users change at a time, and all are reached', () => {
  const state = fc.constantFrom(SERVING, IDLE, { isServing: true });
  fc.assert(
    fc.property(fc.record({ blue: state, green: state, red: state }), (running) => {
      const steps = plan(running);
      expect(new Set(steps.map(({ region }) => region)).size).toBe(3);
      expect(lastOfRegions(steps)).toHaveLength(3);
      const behind = (id: string): string[] => {
        const needs = steps.find((step) => step.id === id)?.needs ?? [];
        return needs.flatMap((need) => [need, ...behind(need)]);
      };
      const serving = regions.filter(({ name }) => running[name as keyof typeof running].isServing);
      for (const one of serving) {
        for (const other of serving.filter((each) => each !== one)) {
          const [first, second] = [`soak ${one.name}`, `manifests ${other.name}`];
          expect(behind(second).includes(first) || behind(`manifests ${one.name}`).includes(`soak ${other.name}`)).toBe(
            true,
          );
        }
      }
    }),
  );
});

describe('the order', () => {
  const names = (choice: Parameters<typeof regionsInOrder>[1]) =>
    regionsInOrder(environment, choice).map(({ name }) => name);

  it('is that of variables.json', () => expect(names({})).toEqual(['blue', 'green', 'red']));
  it('is the one that is asked for, and the others follow', () =>
    expect(names({ order: ['red'] })).toEqual(['red', 'blue', 'green']));
  it('is kept for some regions only', () =>
    expect(names({ order: ['red', 'blue'], only: ['blue', 'red'] })).toEqual(['red', 'blue']));

  it.each([
    [{ only: ['pink'] }, 'prod has no region pink.'],
    [{ order: ['blue', 'pink'] }, 'prod has no region pink.'],
    [{ order: ['blue', 'blue'] }, '--order names blue twice.'],
  ])('%j is refused', (choice, message) => {
    expect(() => names(choice)).toThrow(expect.objectContaining({ code: 'E640', message }));
  });
});
