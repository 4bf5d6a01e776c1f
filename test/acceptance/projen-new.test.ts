import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contentsBelow } from './contents-below';
import { run } from './run';

const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** With CI=true projen wants a lock file that fits, for any project type, and a new project has none. */
const PERSON = { CI: '' };

/** Their keys stand in the order in which projen and npm came to them; dependencies are compared below. */
const OF_THE_PACKAGE = ['package.json', 'package-lock.json'];

it('projen new --from makes the same repository as the command line with the same answers', () => {
  const [packed] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
  const byProjen = join(work, 'projen', 'orders');
  mkdirSync(byProjen, { recursive: true });
  cpSync(join('build', packed ?? ''), join(byProjen, 'vendor', packed ?? ''));
  const flags = ['--name', 'orders', '--regions', 'eastus2,centralus', '--alert-email', 'oncall@contoso.com'];
  const projen = resolve('node_modules/.bin/projen');
  run(projen, ['new', '--from', `create-aks-ha@file:./vendor/${packed}`, '--no-git', ...flags], byProjen, PERSON);

  const byCommand = join(work, 'command', 'orders');
  run('node', [resolve('dist/cli.js'), byCommand, ...flags, '--yes', '--no-git'], work);

  const made = contentsBelow(byProjen);
  const expected = contentsBelow(byCommand);
  expect(Object.keys(made)).toEqual(Object.keys(expected));
  for (const path of Object.keys(expected).filter((file) => !OF_THE_PACKAGE.includes(file))) {
    expect({ path, content: made[path] }).toEqual({ path, content: expected[path] });
  }
  const dependencies = (root: string) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies;
  expect(dependencies(byProjen)).toEqual(dependencies(byCommand));
}, 300_000);
