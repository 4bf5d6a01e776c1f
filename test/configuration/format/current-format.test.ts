import fc from 'fast-check';
import { toCurrentFormat } from '../../../src/configuration/format/current-format';
import type { Migration } from '../../../src/configuration/format/migrations';
import { parseVariables } from '../../../src/configuration/parse-variables';
import { toVariables } from '../../../src/configuration/to-variables';
import { anyDocument } from '../any-document';
import { problemsOf } from '../problems-of';
import { sample, valid } from '../sample';

const { version: _, ...first } = valid();

describe('a file that names no format', () => {
  it('has the first one, and becomes what this version writes', () => {
    const { document, applied } = toCurrentFormat(first, 'test');
    expect(applied.map(({ to }) => to)).toEqual([2]);
    expect(JSON.stringify(document)).toBe(JSON.stringify(toVariables(parseVariables(valid(), 'test'))));
  });

  it('may name the first one as well', () => {
    expect(toCurrentFormat({ ...first, version: 1 }, 'test').document).toEqual(valid());
  });
});

it('a file of the format of this version is left as it is', () => {
  const document = sample();
  expect(toCurrentFormat(document, 'test')).toEqual({ document, applied: [] });
});

describe('a newer format', () => {
  it.each([3, 4, 99])('%i is refused with the command that mends it', (version) => {
    expect(() => toCurrentFormat({ ...sample(), version }, 'the file')).toThrow(
      expect.objectContaining({
        code: 'E114',
        message: expect.stringContaining(
          `the file has format ${version}, and this create-aks-ha knows formats up to 2`,
        ),
        hint: expect.stringContaining('npm install --save-dev create-aks-ha@latest'),
      }),
    );
  });
});

it.each([0, -1, 1.5, '2', null, [], true])('%j is no format: the parser says so, and what would do', (version) => {
  const { document, applied } = toCurrentFormat({ ...sample(), version }, 'test');
  expect(applied).toEqual([]);
  expect(problemsOf(document)).toEqual([
    expect.objectContaining({ path: ['version'], rule: 'the number 2', fix: { kind: 'set', value: 2 } }),
  ]);
});

it('migrations are applied in their order, from the format that the file has', () => {
  const steps: readonly Migration[] = [2, 3, 4].map((to) => ({
    to,
    what: `step ${to}`,
    migrate: (document) => ({ ...document, version: to, path: `${document.path ?? ''}${to}` }),
  }));
  expect(toCurrentFormat({}, 'test', steps).document).toEqual({ version: 4, path: '234' });
  expect(toCurrentFormat({ version: 3 }, 'test', steps).document).toEqual({ version: 4, path: '4' });
});

it('any document of the first format is judged as what it becomes', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      fc.pre(typeof document === 'object' && document !== null && !Array.isArray(document));
      const { version, ...older } = document as Record<string, unknown>;
      const { document: migrated } = toCurrentFormat(older, 'test');
      expect(problemsOf(migrated)).toEqual(problemsOf({ ...older, version: 2 }));
    }),
    { numRuns: 80 },
  );
});
