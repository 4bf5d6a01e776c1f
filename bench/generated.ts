import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findBicep } from '../src/deployment/bicep/find-bicep';
import type { Figure } from './figure';
import { installedRepository } from './installed';
import { race } from './stopwatch';

const ROUNDS = 5;
/** Those of the command in README.md. */
const ANSWERS = ['--name', 'orders', '--regions', 'eastus2,centralus', '--alert-email', 'oncall@example.com'];

/** What a user waits for in a repository of two regions: `npx projen`, and `verify`. */
export function inGeneratedRepository(work: string): Figure[] {
  const ours = generate(work);
  const theirs = projenProject(work);
  const program = join(ours, 'node_modules/create-aks-ha/dist/cli.js');
  const bicep = bicepOrNone();
  const times = race(
    [
      { name: 'synth', command: 'npx', args: ['projen'], folder: () => ours },
      { name: 'projen', command: 'npx', args: ['projen'], folder: () => theirs },
      { name: 'cold', command: 'node', args: ['--import', 'tsx', renderer(ours)], folder: () => ours },
      { name: 'verify', command: 'node', args: [program, 'verify', '--no-bicep'], folder: () => ours },
      ...(bicep === undefined
        ? []
        : [
            { name: 'Bicep', command: bicep, args: snapshotOf(ours), folder: () => ours },
            {
              name: 'with Bicep',
              command: 'env',
              // Nothing is known of what the compiler said before.
              args: [
                'sh',
                '-c',
                `XDG_CACHE_HOME=$(mktemp -d -p "$0") BICEP_PATH="$1" node "$2" verify`,
                work,
                bicep,
                program,
              ],
              folder: () => ours,
            },
            {
              name: 'again',
              command: 'env',
              args: [`BICEP_PATH=${bicep}`, 'node', program, 'verify'],
              folder: () => ours,
            },
          ]),
    ],
    ROUNDS,
  );
  const time = (name: string) => times.get(name) ?? 0;
  return [
    {
      what: 'npx projen, with charts',
      value: time('synth') / time('projen'),
      limit: 0.5,
      unit: '×',
      beside: `${time('synth').toFixed(0)} ms beside ${time('projen').toFixed(0)} ms of projen's own typescript project`,
    },
    {
      what: 'rendering 2 regions, cold',
      value: time('cold'),
      unit: 'ms',
      beside: 'a process of its own, tsx and cdk8s loaded',
    },
    {
      what: 'verify, 2 regions, without Bicep',
      value: time('verify'),
      limit: 1000,
      unit: 'ms',
      beside: 'npm run verify -- --no-bicep',
    },
    ...(bicep === undefined
      ? []
      : [
          {
            what: 'verify, 2 regions, with Bicep',
            value: time('with Bicep'),
            limit: 3000,
            unit: 'ms',
            beside: `devops/ is new to it; ${time('Bicep').toFixed(0)} ms are the compiler's own`,
          },
          {
            what: 'the same, once more',
            value: time('again'),
            limit: 3000,
            unit: 'ms',
            beside: 'the charts may have changed, devops/ has not',
          },
        ]),
    ...installedRepository(ours, theirs),
  ];
}

function generate(work: string): string {
  const folder = mkdtempSync(join(work, 'generated-'));
  const program = resolve('dist/cli.js');
  run('node', [program, 'orders', ...ANSWERS, '--yes', '--no-git'], folder);
  return join(folder, 'orders');
}

function projenProject(work: string): string {
  const folder = mkdtempSync(join(work, 'projen-'));
  const program = resolve('node_modules/projen/bin/projen');
  run('node', [program, 'new', 'typescript', '--no-git', '--name', 'orders'], folder);
  return folder;
}

/** What verify asks of the compiler, of a copy: it writes beside the parameter file. */
function snapshotOf(repository: string): string[] {
  const devops = join(mkdtempSync(join(dirname(repository), 'devops-')), 'devops');
  cpSync(join(repository, 'devops'), devops, { recursive: true });
  const subscription = '00000000-0000-0000-0000-000000000001';
  return [
    'snapshot',
    join(devops, 'bicep/prod.bicepparam'),
    '--subscription-id',
    subscription,
    '--location',
    'eastus2',
  ];
}

function renderer(repository: string): string {
  return join(repository, 'node_modules/create-aks-ha/dist/render-fresh.js');
}

function bicepOrNone(): string | undefined {
  try {
    return findBicep();
  } catch {
    return undefined;
  }
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}
