import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMED_FAULTS } from '../../../src/deployment/rehearsal/faults/named-faults';
import { Rehearsed } from './rehearsed';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rehearsal.md'), 'utf8');

describe('docs/rehearsal.md', () => {
  it('names every fault with what follows its colon, and no other', () => {
    const names = Object.entries(NAMED_FAULTS).map(([name, { argument }]) => (argument ? `${name}:${argument}` : name));
    const section = page.split('\n## Faults')[1]?.split('\n## ')[0] ?? '';
    const told = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(told).toEqual(names);
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
