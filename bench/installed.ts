import { join } from 'node:path';
import { countFiles, mebibytesOnDisk } from './disk';
import type { Figure } from './figure';
import { race } from './stopwatch';

/** npm has all packages in its cache by then: what is compared is what it does with them. */
const ROUNDS = 3;
const NPM_CI = ['ci', '--no-audit', '--no-fund', '--prefer-offline'];

/** What a generated repository costs beside a default projen TypeScript project: files, what npm installs, and its time. */
export function installedRepository(ours: string, theirs: string): Figure[] {
  const times = race(
    [
      { name: 'ours', command: 'npm', args: NPM_CI, folder: () => ours },
      { name: 'theirs', command: 'npm', args: NPM_CI, folder: () => theirs },
    ],
    ROUNDS,
  );
  const seconds = (name: string) => (times.get(name) ?? 0) / 1000;
  const size = (root: string) => mebibytesOnDisk(join(root, 'node_modules'));
  const files = (root: string) => countFiles(root, ['node_modules', '.git']);
  const [mine, peer] = [size(ours), size(theirs)];
  const other = "of projen's own typescript project";
  return [
    { what: 'files of a repository', value: files(ours), unit: 'files', beside: `${files(theirs)} ${other}` },
    {
      what: 'npm ci',
      value: seconds('ours'),
      unit: 's',
      beside: `${seconds('theirs').toFixed(1)} s ${other}, both from npm's cache`,
    },
    { what: 'node_modules', value: mine, limit: 85, unit: 'MiB', beside: 'on disk, as du -sm tells it' },
    { what: 'the same', value: mine / peer, limit: 0.5, unit: '×', beside: `${peer.toFixed(0)} MiB ${other}` },
  ];
}
