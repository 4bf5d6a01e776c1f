import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim } from '../../src/generation/claim';
import { folderInside } from '../../src/generation/stage-name';
import { startOf } from './processes';
import { refusalOf } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});

/** A working folder as a process would have left it. */
function leave(pid: number, start: number): string {
  const path = join(root, `.create-aks-ha-${pid}-${start}`);
  mkdirSync(path);
  return path;
}

describe('a claim', () => {
  it('is a folder of this process, and gone once it is released', () => {
    const { folder, stage, abandoned, release } = claim(root);
    expect([folder, stage, abandoned]).toEqual([folderInside(root), join(folder, 'repository'), []]);
    expect(Object.keys(treeOf(root))).toHaveLength(1);
    release();
    expect(treeOf(root)).toEqual({});
  });

  it('is refused while this process holds one', async () => {
    const { release } = claim(root);
    const error = await refusalOf(() => claim(root));
    expect(error.code).toBe('E206');
    expect(error.message).toContain('this process');
    release();
    claim(root).release();
  });

  it('is refused while another process holds one, by its number', async () => {
    // Whoever started this test is alive.
    const theirs = leave(process.ppid, startOf(process.ppid));
    const error = await refusalOf(() => claim(root));
    expect(error.message).toBe(
      `Another create-aks-ha (process ${process.ppid}) is at work in ${root}. Nothing was written.`,
    );
    expect(Object.keys(treeOf(root))).toEqual([`${theirs.slice(root.length + 1)}/`]);
  });

  it('finds what the dead have left, and leaves what only looks like it', () => {
    const theirs = leave(process.ppid, 1);
    mkdirSync(join(root, '.create-aks-ha-notes'));
    mkdirSync(join(root, '.create-aks-ha-1-1-0a1b2c3d'));
    const { abandoned, release } = claim(root);
    expect(abandoned).toEqual([{ path: theirs, owner: { pid: process.ppid, start: 1 } }]);
    release();
  });

  it('stays as long as its journal does', () => {
    const { folder, release } = claim(root);
    writeFileSync(join(folder, 'journal.json'), '{}');
    release();
    expect(Object.keys(treeOf(root))).toHaveLength(2);
  });
});
