import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './run';

const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Where the package comes from is the one thing in which the two ways differ: there is no vendor/ beside a plain file. */
const OF_THE_PACKAGE = ['package.json', 'package-lock.json'];

it('projen new --from makes the same repository as the command line with the same answers', () => {
  const [packed] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
  const byProjen = join(work, 'projen', 'orders');
  mkdirSync(byProjen, { recursive: true });
  cpSync(join('build', packed ?? ''), join(byProjen, 'vendor', packed ?? ''));
  const flags = ['--name', 'orders', '--regions', 'eastus2,centralus', '--alert-email', 'oncall@contoso.com'];
  const projen = resolve('node_modules/.bin/projen');
  run(projen, ['new', '--from', `create-aks-ha@file:./vendor/${packed}`, '--no-git', ...flags], byProjen);

  const byCommand = join(work, 'command', 'orders');
  run('node', [resolve('dist/cli.js'), byCommand, ...flags, '--yes', '--no-git'], work);

  expect(filesBelow(byProjen)).toEqual(filesBelow(byCommand));
  for (const path of filesBelow(byCommand).filter((file) => !OF_THE_PACKAGE.includes(file))) {
    expect({ path, content: readFileSync(join(byProjen, path), 'utf8') }).toEqual({
      path,
      content: readFileSync(join(byCommand, path), 'utf8'),
    });
  }
  const dependencies = (root: string) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies;
  expect(dependencies(byProjen)).toEqual(dependencies(byCommand));
}, 300_000);

function filesBelow(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
