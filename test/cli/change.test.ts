import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { planToShow } from '../../src/cli/plan-to-show';
import { tellChange } from '../../src/cli/tell-change';
import type { FileChange } from '../../src/generation/change/file-change';
import { copyProgram, runProgram } from '../acceptance/built-program';
import { sampleConfiguration } from '../generation/sample';
import { temporaryFolder } from '../generation/temporary-folder';

const content = (text: string) => Buffer.from(text);
const changes: FileChange[] = [
  { path: 'a.txt', mode: 0o644, before: content('one\ntwo\n'), after: content('one\n2\n') },
  { path: 'gone', mode: 0o644, before: content('gone\n') },
  { path: 'new', mode: 0o644, after: content('new\n') },
  { path: 'picture', mode: 0o644, before: content('\0'), after: content('\0\0') },
];
const plan = { root: '/somewhere/orders', changes, unasked: [] };
const before = sampleConfiguration();
const after = sampleConfiguration({ routing: 'latency' });

describe('what is shown before it is written', () => {
  const shown = (unasked: readonly string[] = []) => {
    const made = planToShow({ ...plan, unasked }, before, after);
    if ('problem' in made) throw new Error(made.problem);
    return made;
  };

  it('is each file with what becomes of it, as git shows it', () => {
    const [changed, gone, added, binary] = shown().files;
    expect([changed?.mark, gone?.mark, added?.mark]).toEqual(['changed', 'removed', 'added']);
    expect(changed?.content).toBe('--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n');
    expect(gone?.content).toBe('--- a/gone\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-gone\n');
    expect(added?.content).toBe('--- /dev/null\n+++ b/new\n@@ -0,0 +1,1 @@\n+new\n');
    expect(binary?.content).toBe('A binary file: its content is not shown.\n');
  });

  it('says what follows from each changed answer, for what is deployed', () => {
    expect(shown().notes).toEqual([
      expect.stringMatching(/^Front Door divides the requests for prod by latency .* The next deployment .*\.$/),
      expect.stringMatching(/^README\.md, .* stay as they are: .* look through them\.$/),
    ]);
  });

  it('names what no answer leads to, and not too many of it', () => {
    expect(shown(['a.txt']).notes?.at(-1)).toMatch(/^No answer leads to all of this: a\.txt differs already/);
    const many = Array.from({ length: 9 }, (_, index) => `file${index}`);
    expect(shown(many).notes?.at(-1)).toContain('file3, file4 and 4 more differ');
  });
});

it('what was done is told with what is left to do, and where', () => {
  let told = '';
  tellChange(plan, (text) => {
    told += text;
  });
  expect(told).toContain('Files: 2 changed, 1 added, 1 removed in /somewhere/orders\n');
  expect(told).toMatch(/Next:\n {2}cd .*somewhere\/orders\n {2}git status/);
  expect(Math.max(...told.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

it('a generation does not even load what changes a repository', async () => {
  const cwd = temporaryFolder();
  const program = copyProgram(cwd);
  rmSync(join(cwd, 'dist/change.js'));
  const { status } = await runProgram(['orders', '--yes', '--no-install', '--no-git'], { cwd, program });
  expect(status).toBe(0);
});
