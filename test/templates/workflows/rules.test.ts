import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from './rules';

const page = readFileSync(join(__dirname, '../../../docs/rules-delivery.md'), 'utf8');
const rows = [...page.matchAll(/^\| ([A-Za-z][\w-]+) \| (.+) \| (\*\*(\w+)\*\*.*) \|$/gm)].map(
  ([, rule = '', , reason = '', verdict = '']) => ({ rule, reason, verdict }),
);

it('the page has every rule once, and a verdict on each', () => {
  const names = rows.map(({ rule }) => rule);
  // 41 audits and 20 checks, as they were when the page was written.
  expect(names).toHaveLength(61);
  expect(new Set(names).size).toBe(names.length);
  for (const { verdict } of rows) expect(['Yes', 'With', 'No', 'Elsewhere']).toContain(verdict);
  expect(names).toEqual(expect.arrayContaining(Object.keys(RULES)));
});

it.each(rows.filter(({ verdict }) => verdict === 'No'))('$rule: the page gives a reason', ({ reason }) => {
  expect(reason).toMatch(/^\*\*No\*\*: \w.{20,}\.$/);
});

describe.each(Object.entries(RULES))('%s', (name, rule) => {
  const verdict = rows.find((row) => row.rule === name)?.verdict;

  it(`is as the page says: ${verdict}`, () => {
    if (verdict === 'Yes') expect(rule()).toEqual([]);
    else expect(rule()).not.toEqual([]);
  });
});
