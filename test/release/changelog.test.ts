import { readFileSync } from 'node:fs';
import { gt } from 'semver';
import { readChangelog } from '../../src/upgrade/changelog';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = readChangelog(readFileSync('CHANGELOG.md', 'utf8'));

it('its newest entry is of this version, or of the one that is to come', () => {
  expect(['Unreleased', version]).toContain(entries[0]?.version);
});

it('its entries go back in time, each with something that users see', () => {
  const released = entries.map((entry) => entry.version).filter((name) => name !== 'Unreleased');
  expect(released).toEqual([...released].sort((a, b) => (gt(a, b) ? -1 : 1)));
  for (const { text } of entries) expect(text).toMatch(/^(- \S.*(\n|$))+$/);
});
