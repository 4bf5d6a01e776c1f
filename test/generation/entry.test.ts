import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropSecondName, type Entry, moveBack, moveIn, stateOf, type Way } from '../../src/generation/entry';
import { temporaryFolder, treeOf } from './temporary-folder';

let way: Way;
let entry: Entry;
beforeEach(() => {
  const folder = temporaryFolder();
  way = { stage: join(folder, 'stage'), root: join(folder, 'root') };
  mkdirSync(way.stage);
  mkdirSync(way.root);
  writeFileSync(join(way.stage, 'file'), 'ours');
  const { size, mtimeMs } = lstatSync(join(way.stage, 'file'));
  entry = { path: 'file', size, modified: mtimeMs };
});

const placed = () => join(way.root, 'file');
const staged = () => join(way.stage, 'file');
const none = {};
const ours = { file: Buffer.from('ours').toString('base64') };
const mine = { file: Buffer.from('mine').toString('base64') };

describe('an entry', () => {
  it('is staged, moved, and staged again', () => {
    expect(stateOf(entry, way)).toBe('staged');
    moveIn(entry, way);
    expect([stateOf(entry, way), treeOf(way.stage), treeOf(way.root)]).toEqual(['moved', none, ours]);
    moveBack(entry, way);
    expect([stateOf(entry, way), treeOf(way.stage), treeOf(way.root)]).toEqual(['staged', ours, none]);
  });

  it('that has two names is moved, in both directions', () => {
    linkSync(staged(), placed());
    expect(stateOf(entry, way)).toBe('moved');
    dropSecondName(entry, way);
    expect([treeOf(way.stage), treeOf(way.root)]).toEqual([none, ours]);
    linkSync(placed(), staged());
    moveBack(entry, way);
    expect([treeOf(way.stage), treeOf(way.root)]).toEqual([ours, none]);
  });

  it('is blocked by anything in its place, which it never replaces', () => {
    for (const block of [
      () => writeFileSync(placed(), 'mine'),
      () => mkdirSync(placed()),
      () => symlinkSync('gone', placed()),
    ]) {
      block();
      const before = treeOf(way.root);
      expect(stateOf(entry, way)).toBe('blocked');
      expect(() => moveIn(entry, way)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
      moveBack(entry, way);
      expect([treeOf(way.stage), treeOf(way.root)]).toEqual([ours, before]);
      rmSync(placed(), { recursive: true });
    }
  });

  it('is lost where it is nowhere', () => {
    rmSync(staged());
    expect(stateOf(entry, way)).toBe('lost');
  });

  it('stays where the user has changed it since', () => {
    moveIn(entry, way);
    writeFileSync(placed(), 'mine');
    moveBack(entry, way);
    expect([treeOf(way.stage), treeOf(way.root)]).toEqual([none, mine]);
  });

  it('stays where the user has changed it while it had two names', () => {
    linkSync(staged(), placed());
    writeFileSync(placed(), 'mine');
    moveBack(entry, way);
    expect(readFileSync(placed(), 'utf8')).toBe('mine');
  });

  it('goes back also where its stage is gone', () => {
    moveIn(entry, way);
    rmSync(way.stage, { recursive: true });
    moveBack(entry, way);
    expect([treeOf(way.stage), treeOf(way.root)]).toEqual([ours, none]);
  });

  it('below what is a file by now is staged, and goes nowhere', () => {
    const below = { ...entry, path: 'folder/file' };
    mkdirSync(join(way.stage, 'folder'));
    writeFileSync(join(way.stage, 'folder/file'), 'ours');
    writeFileSync(join(way.root, 'folder'), 'mine');
    expect(stateOf(below, way)).toBe('staged');
    expect(() => moveIn(below, way)).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
  });
});
