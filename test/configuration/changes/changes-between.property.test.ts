import fc from 'fast-check';
import type { Configuration, JsonPath } from '../../../src/configuration';
import type { Change } from '../../../src/configuration/changes/change';
import { changesBetween } from '../../../src/configuration/changes/changes-between';
import { toVariables } from '../../../src/configuration/to-variables';
import { anyConfiguration } from './any-configuration';

/** One value of variables.json: where it is, and what it says whatever its place in a list. */
interface Leaf {
  readonly path: JsonPath;
  readonly meaning: string;
}

describe('between any two configurations', () => {
  it('that are equal nothing changes', () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        expect(changesBetween(configuration, structuredClone(configuration))).toEqual([]);
      }),
    );
  });

  it('everything that is different is told by some change, by where it is and by where it was', () => {
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, (before, after) => {
        const changes = changesBetween(before, after);
        const untold = [
          ...onlyIn(after, before).filter(({ path }) => !changes.some((change) => isWithin(path, placeIn(change)))),
          ...onlyIn(before, after).filter(({ path }) => !changes.some(({ before: was }) => was && isWithin(path, was))),
        ];
        expect(untold).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('each change names a place that is there, and says what it is in whole sentences', () => {
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, (before, after) => {
        for (const change of changesBetween(before, after)) {
          expect(isThere(change.before === change.path ? before : after, change.path)).toBe(true);
          if (change.before) expect(isThere(before, change.before)).toBe(true);
          expect(change.what).toMatch(/^[A-Z].*\.$/);
          expect(change.consequence ?? 'None.').toMatch(/^[A-Z].*\.$/);
          expect(`${change.what}${change.consequence}`).not.toMatch(/\[object|NaN| {2}|"undefined"/);
          // A setting that has no words of its own is one that nobody thought of.
          expect(change.kind).not.toBe('setting-changed');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the way back undoes it: what is added one way is removed the other way', () => {
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, (before, after) => {
        const count = (changes: Change[], kind: string) => changes.filter((change) => change.kind === kind).length;
        const [there, back] = [changesBetween(before, after), changesBetween(after, before)];
        expect(count(there, 'environment-added')).toBe(count(back, 'environment-removed'));
        expect(count(there, 'region-added')).toBe(count(back, 'region-removed'));
        expect(count(there, 'region-renamed')).toBe(count(back, 'region-renamed'));
      }),
    );
  });
});

function placeIn({ path, before }: Change): JsonPath {
  // What is gone is nowhere in the new file.
  return path === before ? ['nowhere'] : path;
}

function isWithin(path: JsonPath, place: JsonPath): boolean {
  return place.every((key, index) => path[index] === key);
}

function isThere(configuration: Configuration, path: JsonPath): boolean {
  const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], {
    ...toVariables(configuration),
  });
  // A block of addresses that follows from the name stands nowhere.
  return found !== undefined || path.at(-1) === 'addressSpace';
}

/** The values of one file that the other one does not have. */
function onlyIn(one: Configuration, other: Configuration): Leaf[] {
  const known = new Set(leavesOf(other).map(({ meaning }) => meaning));
  return leavesOf(one).filter(({ meaning }) => !known.has(meaning));
}

/** Regions are told by their names and not by their places; an order is no value. */
function leavesOf(configuration: Configuration): Leaf[] {
  const leaves = (value: unknown, path: JsonPath, names: readonly string[]): Leaf[] => {
    if (typeof value !== 'object' || value === null) return [{ path, meaning: JSON.stringify([names, value]) }];
    return Object.entries(value).flatMap(([key, item]) => {
      const step = Array.isArray(value) ? Number(key) : key;
      const name = typeof item === 'object' && item !== null && 'name' in item ? String(item.name) : key;
      return leaves(item, [...path, step], [...names, Array.isArray(value) && name === key ? '' : name]);
    });
  };
  return leaves(toVariables(configuration), [], []);
}
