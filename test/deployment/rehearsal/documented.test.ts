import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHASES } from '../../../src/deployment/rehearsal/faults/phases';
import { FAULT_FORMS } from '../../../src/deployment/rehearsal/faults/read-fault';
import { Rehearsed } from './rehearsed';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rehearsal.md'), 'utf8');

describe('docs/rehearsal.md', () => {
  const section = page.split('\n## Faults')[1]?.split('\n## ')[0] ?? '';
  const table = (heading: string) => section.split(`| ${heading} |`)[1]?.split('\n\n')[0] ?? '';
  const first = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);

  it('names every fault with what follows its colon, and no other', () => {
    expect(first(table('name'))).toEqual(FAULT_FORMS);
  });

  it('names every phase with its requests', () => {
    expect(first(table('phase'))).toEqual(Object.keys(PHASES));
    for (const [phase, { meets }] of Object.entries(PHASES)) {
      const row =
        table('phase')
          .split('\n')
          .find((line) => line.startsWith(`| \`${phase}\` |`)) ?? '';
      const told = [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, operation]) => operation);
      expect(told.sort()).toEqual([...meets].sort());
    }
  });

  it('names every operation, and no other', async () => {
    const rehearsed = await Rehearsed.start();
    const line = page.split('\n').find((each) => each.startsWith('`aks.versions`')) ?? '';
    expect([...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name).sort()).toEqual(
      [...new Set(rehearsed.target.operations)].sort(),
    );
    await rehearsed.stop();
  });
});
