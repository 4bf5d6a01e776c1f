import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, readChangelog } from '../../src/upgrade/changelog';
import { temporaryFolder } from '../generation/temporary-folder';

const MARKDOWN = `# Changelog

Some words.

## Unreleased

- Not yet.

## 2.0.0 — 2027-01-01

- Two.

  More of it.

## 1.1.0 — 2026-12-01

- One and a bit.

## 1.0.0

- One.
`;

it('an entry is all that stands below the heading of its version', () => {
  expect(readChangelog(MARKDOWN)).toEqual([
    { version: 'Unreleased', text: '- Not yet.' },
    { version: '2.0.0', text: '- Two.\n\n  More of it.' },
    { version: '1.1.0', text: '- One and a bit.' },
    { version: '1.0.0', text: '- One.' },
  ]);
});

it.each([
  ['1.0.0', '2.0.0', ['2.0.0', '1.1.0']],
  ['1.0.0', '1.1.0', ['1.1.0']],
  ['0.0.0', '1.0.0', ['1.0.0']],
  ['2.0.0', '2.0.0', []],
])('between %s and %s stands what is new', (from, to, versions) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'CHANGELOG.md'), MARKDOWN);
  expect(changesBetween(folder, from, to).map(({ version }) => version)).toEqual(versions);
});

it('a package without a changelog has nothing to tell', () => {
  expect(changesBetween(temporaryFolder(), '1.0.0', '2.0.0')).toEqual([]);
});
