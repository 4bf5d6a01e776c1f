import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../../src/generation/stage';
import { placeNew } from '../../src/generation/write-new';
import { refusalOf } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

let folder: string;
let staged: Stage;
beforeEach(() => {
  folder = temporaryFolder();
  staged = { folder: join(folder, '.stage'), paths: ['one.txt'], remove: () => undefined };
  mkdirSync(staged.folder);
  writeFileSync(join(staged.folder, 'one.txt'), 'ours');
});

describe('a staged repository', () => {
  it('takes a free place as a whole', () => {
    const { ino } = statSync(staged.folder);
    placeNew(staged, join(folder, 'orders'));
    expect(statSync(join(folder, 'orders')).ino).toBe(ino);
    expect(Object.keys(treeOf(folder))).toEqual(['orders/', 'orders/one.txt']);
  });

  it('is not written over a folder that came into being in its place', async () => {
    mkdirSync(join(folder, 'orders'));
    writeFileSync(join(folder, 'orders/mine.txt'), 'mine');
    const error = await refusalOf(() => placeNew(staged, join(folder, 'orders')));
    expect(error).toMatchObject({ code: 'E205', hint: 'Run the same command again.' });
    expect(error.message).toContain('something else came into being there. Nothing was written.');
    expect(Object.keys(treeOf(join(folder, 'orders')))).toEqual(['mine.txt']);
  });

  it('is not written over a file that came into being in its place', async () => {
    writeFileSync(join(folder, 'orders'), 'mine');
    expect((await refusalOf(() => placeNew(staged, join(folder, 'orders')))).code).toBe('E205');
    expect(treeOf(folder).orders).toBe(Buffer.from('mine').toString('base64'));
  });
});
