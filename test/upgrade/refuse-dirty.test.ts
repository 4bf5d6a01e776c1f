import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseDirty } from '../../src/upgrade/refuse-dirty';
import { cleanEnvironment } from '../acceptance/built-program';
import { temporaryFolder } from '../generation/temporary-folder';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  git('init', '--quiet');
  for (const name of 'abcdefg') write(name, 'as it was');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
});

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env: cleanEnvironment(root) });
const write = (name: string, content: string) => writeFileSync(join(root, name), content);

it('a tree without changes, and one that git does not know, may be upgraded', () => {
  expect(() => refuseDirty(root)).not.toThrow();
  expect(() => refuseDirty(temporaryFolder())).not.toThrow();
});

it('files that git does not know are no obstacle', () => {
  write('notes.txt', 'mine');
  expect(() => refuseDirty(root)).not.toThrow();
});

it.each([
  ['changed', () => write('a', 'mine')],
  [
    'staged',
    () => {
      write('a', 'mine');
      git('add', 'a');
    },
  ],
  ['deleted', () => git('rm', '--quiet', 'a')],
])('a file that is %s is named', (_, change) => {
  change();
  expect(() => refuseDirty(root)).toThrow(
    expect.objectContaining({
      code: 'E220',
      message: 'There are changes that are not committed: a. Nothing was written.',
    }),
  );
});

it('many are counted', () => {
  for (const name of 'abcdefg') write(name, 'mine');
  expect(() => refuseDirty(root)).toThrow('not committed: a, b, c, d, e and 2 more.');
});
