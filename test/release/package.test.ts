import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [packed = ''] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
const paths = execFileSync('tar', ['-tzf', resolve('build', packed)], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && !path.endsWith('/'))
  .map((path) => path.replace(/^package\//, ''));

/** What a package may hold, and why. */
const WANTED: readonly [string, RegExp][] = [
  ['what npm shows and asks for', /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/],
  ['what projen new reads', /^\.jsii$/],
  ['the command line', /^dist\/[a-z-]+\.js$/],
  ['its compiled code', /^dist\/create\.js\.[0-9a-f]{16}\.v8-[\w.-]+$/],
  ['the library', /^lib\/(index|charts)\.js$/],
  ['its types', /^lib\/(index|(blueprints|cdk8s|configuration|errors)\/.*)\.d\.ts$/],
  ['templates', /^templates\//],
];

it.each(WANTED)('it holds %s', (_, pattern) => {
  expect(paths.filter((path) => pattern.test(path))).not.toEqual([]);
});

it('it holds nothing else', () => {
  expect(paths.filter((path) => !WANTED.some(([, pattern]) => pattern.test(path)))).toEqual([]);
});

it('templates hold what git has, and nothing that running them leaves behind', () => {
  const tracked = execFileSync('git', ['ls-files', 'templates'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  expect(paths.filter((path) => path.startsWith('templates/')).sort()).toEqual(tracked.sort());
});

it('it is installed without a dependency', () => {
  const { dependencies, bundledDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect([dependencies, bundledDependencies]).toEqual([undefined, undefined]);
});
