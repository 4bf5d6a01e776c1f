import { canAsk } from '../../../src/cli/questions/can-ask';

const ends = (stdin: boolean, stdout: boolean, env: Record<string, string> = {}) =>
  canAsk({ stdin: { isTTY: stdin }, stdout: { isTTY: stdout }, env } as Parameters<typeof canAsk>[0]);

it('asks in a terminal alone', () => {
  expect(ends(true, true)).toBe(true);
  expect(ends(false, true)).toBe(false);
  expect(ends(true, false)).toBe(false);
});

it.each([
  ['true', false],
  ['1', false],
  ['false', true],
  ['', true],
])('CI=%s', (CI, expected) => {
  expect(ends(true, true, { CI })).toBe(expected);
});
