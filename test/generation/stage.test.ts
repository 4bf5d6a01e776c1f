import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from '../../src/generation/stage';
import { folderBeside, folderInside } from '../../src/generation/stage-name';
import { inspectTarget } from '../../src/generation/target';
import { refusalOf, sampleConfiguration } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function stageOf(directory: string) {
  const target = inspectTarget(directory);
  const isAbsent = target.state === 'absent';
  const folder = isAbsent ? folderBeside(target.root) : join(folderInside(target.root), 'repository');
  return stage(target, sampleConfiguration(), folder);
}

describe('a stage', () => {
  it('is a whole repository beside a target that is not there yet', () => {
    const staged = stageOf(join(folder, 'orders'));
    expect(join(staged.folder, '..')).toBe(folder);
    expect(staged.paths).toEqual(expect.arrayContaining(['.projenrc.ts', 'devops/config/variables.json', 'README.md']));
    expect(staged.paths.every((path) => existsSync(join(staged.folder, path)))).toBe(true);
    expect(existsSync(join(folder, 'orders'))).toBe(false);
  });

  it('is inside of a target that is there, on whose file system it can be renamed', () => {
    expect(join(stageOf(folder).folder, '../..')).toBe(folder);
  });

  it('can be read by whom any new folder can be read by', () => {
    mkdirSync(join(folder, 'any'));
    const { folder: staged } = stageOf(join(folder, 'orders'));
    expect(statSync(staged).mode).toBe(statSync(join(folder, 'any')).mode);
  });

  it('has a name that fits wherever the name of the target does', () => {
    expect(existsSync(stageOf(join(folder, 'o'.repeat(250))).folder)).toBe(true);
  });

  it('holds the .gitignore of the user as it is', () => {
    writeFileSync(join(folder, '.gitignore'), 'mine\n');
    expect(readFileSync(join(stageOf(folder).folder, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  it('is removed with every folder that was made for it', () => {
    const before = treeOf(folder);
    stageOf(join(folder, 'a/b/orders')).remove();
    expect(treeOf(folder)).toEqual(before);
  });

  it('leaves a folder that was made for it where somebody put something into it', () => {
    const staged = stageOf(join(folder, 'a/b/orders'));
    writeFileSync(join(folder, 'a/notes.txt'), 'mine');
    staged.remove();
    expect(treeOf(folder)).toEqual({ 'a/': '', 'a/notes.txt': Buffer.from('mine').toString('base64') });
  });

  it('leaves nothing behind where it can not be written', async () => {
    // The name of a folder that every file system refuses.
    const error = await refusalOf(() => stageOf(join(folder, 'a', 'o'.repeat(300), 'orders')));
    expect(error).toMatchObject({ code: 'E205', source: 'user' });
    expect(error.message).toMatch(/the name is too long\. Nothing was written\.$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing behind where it fails half-way', async () => {
    // A folder in place of the file is met only after the stage has begun.
    mkdirSync(join(folder, '.gitignore'));
    const before = treeOf(folder);
    expect((await refusalOf(() => stageOf(folder))).code).toBe('E205');
    expect(treeOf(folder)).toEqual(before);
  });

  it('leaves the environment of the process as it was', () => {
    const before = process.env.PROJEN_DISABLE_POST;
    stageOf(join(folder, 'orders')).remove();
    expect(process.env.PROJEN_DISABLE_POST).toBe(before);
  });

  it('may be gone when it is removed', () => {
    const staged = stageOf(join(folder, 'orders'));
    rmSync(staged.folder, { recursive: true });
    expect(() => staged.remove()).not.toThrow();
  });
});
