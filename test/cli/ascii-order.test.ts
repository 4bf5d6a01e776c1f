import fc from 'fast-check';
import { asciiOrder } from '../../src/cli/ascii-order';

const english = (one: string, other: string) => Math.sign(one.localeCompare(other, 'en'));

it.each([
  ['/.github/workflows/verify.yml', '/.gitignore'],
  ['devops/scripts/common.ps1', 'devops/scripts/Deploy-Workload.ps1'],
  ['@types/node', 'typescript'],
  ['a', 'A'],
  ['readme', 'README'],
  ['a-b', 'a_b'],
  ['a', 'ab'],
  ['Ä', 'b'],
])('%s and %s are in the order of English', (one, other) => {
  expect(Math.sign(asciiOrder(one, other))).toBe(english(one, other));
  expect(Math.sign(asciiOrder(other, one))).toBe(english(other, one));
});

it('is that of English for any two texts', () => {
  const alike = fc.stringMatching(/^[-./_aAbB0]{0,6}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), alike), fc.oneof(fc.string(), alike), (one, other) => {
      expect(Math.sign(asciiOrder(one, other))).toBe(english(one, other));
    }),
    { numRuns: 5000 },
  );
});
