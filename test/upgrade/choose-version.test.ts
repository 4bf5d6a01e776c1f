import fc from 'fast-check';
import { gt, gte, lte, satisfies } from 'semver';
import { chooseVersion, oldestNode, type PublishedVersion } from '../../src/upgrade/choose-version';

const published = (latest: string | undefined, ...versions: (string | [version: string, node: string])[]) => ({
  latest,
  versions: versions.map(
    (one): PublishedVersion => (typeof one === 'string' ? { version: one } : { version: one[0], node: one[1] }),
  ),
});
const choose = (of: ReturnType<typeof published>, installed = '1.0.0') =>
  chooseVersion(of, installed, '20.20.0')?.version;

it.each([
  ['the newest', published('1.2.0', '1.0.0', '1.2.0', '1.1.0'), '1.2.0'],
  ['a major one', published('2.0.0', '1.9.0', '2.0.0'), '2.0.0'],
  ['the one that is there', published('1.0.0', '1.0.0'), '1.0.0'],
  ['none for a newer Node', published('3.0.0', '1.5.0', ['2.0.0', '>=20.19'], ['3.0.0', '>=22']), '2.0.0'],
  ['none for an older Node alone', published('2.0.0', '1.5.0', ['2.0.0', '^18']), '1.5.0'],
  ['none before its release', published('1.1.0', '1.1.0', '2.0.0-beta.1'), '1.1.0'],
  ['none that its authors hold back', published('1.1.0', '1.1.0', '2.0.0'), '1.1.0'],
  ['the newest where nothing is recommended', published(undefined, '1.1.0', '2.0.0'), '2.0.0'],
  ['nothing older than what is there', published('0.9.0', '0.9.0'), undefined],
  ['nothing where nothing runs', published('2.0.0', ['2.0.0', '>=24']), undefined],
])('%s is chosen', (_, of, version) => expect(choose(of)).toBe(version));

it('a clone’s version before its release gives way to the release', () => {
  expect(choose(published('0.1.0', '0.1.0'), '0.0.0')).toBe('0.1.0');
  expect(choose(published('2.0.0', '2.0.0'), '2.0.0-beta.3')).toBe('2.0.0');
});

it('whatever is published: at least as new as what is there, not newer than recommended, and it runs', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
  const node = fc.constantFrom('>=18', '>=20.20', '^20.0.0', '>=22', '^18 || >=24', '*');
  const versions = fc.array(fc.record({ version, node }), { maxLength: 12 });
  fc.assert(
    fc.property(versions, version, version, (all, latest, installed) => {
      const chosen = chooseVersion({ versions: all, latest }, installed, '20.20.0');
      const allowed = all.filter(
        (one) => gte(one.version, installed) && lte(one.version, latest) && satisfies('20.20.0', one.node),
      );
      if (chosen) expect(allowed).toContainEqual(chosen);
      expect(allowed.filter((one) => !chosen || gt(one.version, chosen.version))).toEqual([]);
    }),
  );
});

it.each([
  ['>= 20.20.0', '20.20.0'],
  ['^22.12 || >=24', '22.12.0'],
  ['20', '20.0.0'],
  [undefined, process.versions.node],
  ['no range', process.versions.node],
])('the oldest Node of %j is %s', (engines, version) => expect(oldestNode(engines)).toBe(version));
