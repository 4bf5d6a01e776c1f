import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bytesBelow } from './disk';
import { type Figure, report } from './figure';
import { inGeneratedRepository } from './generated';
import { judging } from './judging';
import { rendering } from './rendering';
import { renderingCold } from './rendering-cold';
import { race } from './stopwatch';

/** Peers in the versions that docs/architecture.md names; installed for the run and removed after it. */
const CREATE_NEXT_APP = 'create-next-app@16.4.3';
/** Those of the command in README.md. */
const ANSWERS = ['--name', 'orders', '--regions', 'eastus2,centralus', '--alert-email', 'oncall@example.com'];
const HELP_ROUNDS = 15;
const GENERATE_ROUNDS = 9;

const work = mkdtempSync(join(tmpdir(), 'aks-ha-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const cli = resolve('dist/cli.js');
const fresh = () => mkdtempSync(join(work, 'run-'));
/** Where programs that write files race: on a disk, some folders take ten times as long for a new file as others. */
const memory = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/aks-ha-bench-') : work;
process.on('exit', () => rmSync(memory, { recursive: true, force: true }));
const inMemory = () => mkdtempSync(join(memory, 'run-'));

const figures = [
  ...startUp(),
  ...generating(),
  ...rendering(),
  ...renderingCold(work),
  ...judging(work),
  ...inGeneratedRepository(work),
  ...size(),
];
const { text, kept } = report(figures);
console.log(text);
process.exitCode = kept ? 0 : 1;

function startUp(): Figure[] {
  const times = race(
    [
      { name: 'node', command: 'node', args: ['-e', '0'], folder: fresh },
      { name: 'help', command: 'node', args: [cli, '--help'], folder: fresh },
    ],
    HELP_ROUNDS,
  );
  const node = times.get('node') ?? 0;
  const help = times.get('help') ?? 0;
  return [{ what: '--help', value: help / node, limit: 1.3, unit: '×', beside: beside('node -e 0', node, help) }];
}

function generating(): Figure[] {
  const peers = install(CREATE_NEXT_APP);
  const projen = resolve('node_modules/projen/bin/projen');
  const next = ['--ts', '--no-eslint', '--no-tailwind', '--no-src-dir', '--app', '--no-import-alias', '--skip-install'];
  const times = race(
    [
      { name: 'node', command: 'node', args: ['-e', '0'], folder: inMemory },
      {
        name: 'ours',
        command: 'node',
        args: [cli, 'orders', ...ANSWERS, '--yes', '--no-install', '--no-git'],
        folder: inMemory,
      },
      {
        name: 'create-next-app',
        command: 'node',
        args: [join(peers, 'create-next-app/dist/index.js'), 'app', '--yes', '--disable-git', ...next],
        folder: inMemory,
      },
      {
        name: 'projen',
        command: 'node',
        args: [projen, 'new', 'typescript', '--no-post', '--no-git', '--name', 'orders'],
        folder: inMemory,
      },
    ],
    GENERATE_ROUNDS,
  );
  const [node = 0, ours = 0, nextApp = 0, projenNew = 0] = times.values();
  return [
    { what: 'generating', value: ours / node, limit: 3, unit: '×', beside: beside('node -e 0', node, ours) },
    {
      what: 'create-next-app, the aim',
      value: nextApp / node,
      unit: '×',
      beside: beside('node -e 0', node, nextApp),
    },
    {
      what: 'generating',
      value: ours / projenNew,
      limit: 0.25,
      unit: '×',
      beside: beside('projen new typescript', projenNew, ours),
    },
  ];
}

/** What `npx create-aks-ha` downloads: installed size and packages. */
function size(): Figure[] {
  const [packed = ''] = readdirSync('build').filter((file) => file.endsWith('.tgz'));
  const modules = install(resolve('build', packed));
  const packages = readdirSync(modules).filter((name) => !name.startsWith('.'));
  return [
    { what: 'packages installed', value: packages.length, limit: 1, unit: 'package', beside: packages.join(', ') },
    { what: 'installed size', value: bytesBelow(modules) / 1e6, limit: 6, unit: 'MB', beside: packed },
  ];
}

function install(spec: string): string {
  const folder = fresh();
  const { status, stderr } = spawnSync('npm', ['install', '--no-save', '--prefix', folder, spec], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm install ${spec}: ${stderr}`);
  return join(folder, 'node_modules');
}

function beside(name: string, its: number, ours: number): string {
  return `${ours.toFixed(0)} ms beside ${its.toFixed(0)} ms of ${name}`;
}
