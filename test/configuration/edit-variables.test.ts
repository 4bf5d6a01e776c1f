import fc from 'fast-check';
import { editVariables } from '../../src/configuration/edit-variables';
import { formatVariables } from '../../src/configuration/format-variables';
import { parseJson } from '../../src/configuration/parse-json';

const FILE = {
  workload: 'orders',
  environments: { staging: { routing: 'latency', regions: ['a', 'b'] }, prod: { routing: 'weighted' } },
};

it('a file as this program writes it stays one', () => {
  const wanted = { ...FILE, workload: 'store' };
  expect(editVariables(formatVariables(FILE), wanted)).toBe(formatVariables(wanted));
});

it.each([
  ['tabs', '\t', '\n', '\n'],
  ['four blanks and the line ends of Windows', '    ', '\r\n', '\r\n'],
  ['no line end at the end', '  ', '\n', ''],
])('the layout of another author is kept: %s', (_, indent, end, last) => {
  const laidOut = (value: unknown) => JSON.stringify(value, undefined, indent).replace(/\n/g, end) + last;
  const wanted = structuredClone(FILE);
  wanted.environments.prod.routing = 'priority';
  expect(editVariables(laidOut(FILE), wanted)).toBe(laidOut(wanted));
});

it('only what changed is written anew, in the place where it was', () => {
  const text = '{ "environments": {"prod": {"routing": "weighted" , "x": [1,2]}},\n\n  "workload": "orders" }';
  const wanted = { workload: 'orders', environments: { prod: { routing: 'latency', x: [1, 2] } } };
  expect(editVariables(text, wanted)).toBe(text.replace('weighted', 'latency'));
});

it('a new key stands where it stands in what is wanted', () => {
  const text = '{\n\t"a": 1,\n\t"c": 3\n}\n';
  expect(editVariables(text, { a: 1, b: 2, c: 3, d: 4 })).toBe('{\n\t"a": 1,\n\t"b": 2,\n\t"c": 3,\n\t"d": 4\n}\n');
});

it('environments that are deployed in another order stand in it', () => {
  const { staging, prod } = FILE.environments;
  const edited = editVariables(JSON.stringify(FILE), { ...FILE, environments: { prod, staging } });
  expect(Object.keys(JSON.parse(edited).environments)).toEqual(['prod', 'staging']);
});

it('holds what is wanted, whatever it was', () => {
  const value = fc.dictionary(
    fc.constantFrom('environments', 'a', 'b', 'c'),
    fc.oneof(fc.string(), fc.array(fc.nat(9), { maxLength: 3 }), fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(9))),
  );
  const layout = fc.constantFrom('', '\t', '   ');
  const mark = fc.constantFrom('', '\uFEFF');
  fc.assert(
    fc.property(value, value, layout, mark, (is, wanted, indent, bom) => {
      const edited = editVariables(bom + JSON.stringify(is, undefined, indent), wanted);
      expect(parseJson(edited, 'edited')).toEqual(wanted);
    }),
  );
});
