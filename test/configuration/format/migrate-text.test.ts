import fc from 'fast-check';
import { migrateText } from '../../../src/configuration/format/migrate-text';
import type { Migration } from '../../../src/configuration/format/migrations';
import { formatVariables } from '../../../src/configuration/format-variables';
import { parseJson } from '../../../src/configuration/parse-json';
import { anyDocument } from '../any-document';
import { valid } from '../sample';

const { version: _, ...FIRST } = valid();

it('as this program wrote it, so it writes it now', () => {
  expect(migrateText(formatVariables(FIRST), 'test')?.text).toBe(formatVariables(valid()));
});

it.each([
  ['four blanks and the line ends of Windows', '    ', '\r\n'],
  ['tabs', '\t', '\n'],
])('the layout of its author is kept: %s', (_, indent, end) => {
  const laidOut = (value: unknown) => JSON.stringify(value, undefined, indent).replace(/\n/g, end);
  expect(migrateText(laidOut(FIRST), 'test')?.text).toBe(laidOut(valid()));
});

it('a part that gets another name is all that changes', () => {
  const text = '{ "version": 2,\n   "workload" : "orders",\n\n "environments":{"prod": {"x": [1,2] }} }';
  const rename: Migration = {
    to: 3,
    what: '"workload" is called "service"',
    migrate: ({ version, workload, ...rest }) => ({ version: 3, service: workload, ...rest }),
  };
  const migrated = migrateText(text, 'test', [{ ...rename, to: 2 }, rename]);
  expect(migrated?.text).toContain('"environments":{"prod": {"x": [1,2] }} }');
  expect(JSON.parse(migrated?.text ?? '')).toEqual({
    version: 3,
    service: 'orders',
    environments: { prod: { x: [1, 2] } },
  });
});

it('nothing is to be done for a file of this format, nor for it once it was migrated', () => {
  expect(migrateText(formatVariables(valid()), 'test')).toBeUndefined();
  expect(migrateText(migrateText(formatVariables(FIRST), 'test')?.text ?? '', 'test')).toBeUndefined();
});

it('a file that is not JSON is told as such', () => {
  expect(() => migrateText('{', 'the file')).toThrow(expect.objectContaining({ code: 'E102' }));
});

it('whatever a file of the first format holds is still there', () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom('', '\t', '  '), (document, indent) => {
      fc.pre(typeof document === 'object' && document !== null && !Array.isArray(document));
      const { version, ...older } = document as Record<string, unknown>;
      const text = JSON.stringify(older, undefined, indent);
      const migrated = parseJson(migrateText(text, 'test')?.text ?? '', 'test');
      expect(migrated).toEqual({ ...JSON.parse(text), version: 2 });
    }),
    { numRuns: 60 },
  );
});
