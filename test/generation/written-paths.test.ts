import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { generate } from '../../src/generation/generate';
import { stagePaths } from '../../src/generation/shell';
import { writtenPaths } from '../../src/generation/written-paths';
import { put } from './installed-folder';
import { sampleConfiguration } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

const configuration = sampleConfiguration();

async function generateInto(root: string): Promise<readonly string[]> {
  let kept: readonly string[] = [];
  await generate({
    configuration,
    directory: root,
    install: false,
    git: false,
    again: '',
    notify: (event) => {
      if (event.type === 'written') kept = event.kept;
    },
  });
  return kept;
}

it('of a repository that has its directory for itself is everything at its top', async () => {
  const root = join(temporaryFolder(), 'orders');
  await generateInto(root);
  const top = Object.keys(treeOf(root)).flatMap((path) => path.replace(/\/$/, '').match(/^[^/]+$/) ?? []);
  expect(writtenPaths(root, [])).toEqual(top.sort());
});

it('beside what the user has, git adds it by these paths and nothing else', async () => {
  const root = temporaryFolder();
  execFileSync('git', ['init', '--quiet', root]);
  const mine = ['README.md', 'notes', 'docs/notes', 'service/mine/too', 'src/app.ts', "it's"];
  for (const path of mine) put(root, path, 'mine');
  const kept = await generateInto(root);
  expect(kept).toEqual(['README.md']);
  // What the install adds.
  for (const path of ['package-lock.json', 'manifests/prod/blue.yaml', 'node_modules/a/index.js'])
    put(root, path, '{}');
  const before = Object.keys(treeOf(root)).filter((path) => !path.startsWith('.git/') && !path.endsWith('/'));
  execFileSync('sh', ['-c', stagePaths(writtenPaths(root, kept))], { cwd: root });
  const staged = execFileSync('git', ['diff', '--cached', '--name-only', '-z'], { cwd: root, encoding: 'utf8' });
  const expected = before.filter((path) => !mine.includes(path) && !path.startsWith('node_modules/'));
  expect(staged.split('\0').filter(Boolean).sort()).toEqual(expected.sort());
  expect(writtenPaths(root, kept)).toContain('manifests');
  expect(writtenPaths(root, kept).map((path) => dirname(path))).toContain('docs');
});
