import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectTarget, keptFiles, type Target } from '../../src/generation/target';
import { refusalOf } from './sample';
import { temporaryFolder } from './temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

describe('a target', () => {
  it('is absent where nothing is, however deep', () => {
    expect(inspectTarget(join(folder, 'a/b/orders'))).toEqual({
      root: join(folder, 'a/b/orders'),
      state: 'absent',
      isRepository: false,
    });
  });

  it('is empty where a folder holds nothing', () => {
    expect(inspectTarget(folder).state).toBe('empty');
  });

  it('is occupied where a folder holds anything', () => {
    writeFileSync(join(folder, 'notes.txt'), '');
    expect(inspectTarget(folder)).toMatchObject({ state: 'occupied', isRepository: false });
  });

  it('is a repository where it is the root of one', () => {
    execFileSync('git', ['init', '--quiet', folder]);
    expect(inspectTarget(folder)).toMatchObject({ state: 'occupied', isRepository: true });
  });

  it('may be a link to a folder', () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    expect(inspectTarget(join(folder, 'link')).state).toBe('empty');
  });
});

describe('a target is refused', () => {
  it.each(['orders', 'orders/below', 'orders/a/b'])('where a file is in the way of %s', async (path) => {
    writeFileSync(join(folder, 'orders'), '');
    const error = await refusalOf(() => inspectTarget(join(folder, path)));
    expect(error.code).toBe('E201');
    expect(error.message).toBe(`${join(folder, 'orders')} is there and not a directory.`);
  });

  it('where a link leads nowhere', async () => {
    symlinkSync('gone', join(folder, 'orders'));
    expect((await refusalOf(() => inspectTarget(join(folder, 'orders')))).code).toBe('E201');
  });

  it('for an empty name, which is not the working directory', async () => {
    const error = await refusalOf(() => inspectTarget(''));
    expect(error).toMatchObject({ code: 'E201', message: 'The name of the directory is empty.' });
  });

  it('for a null byte in its name', async () => {
    expect((await refusalOf(() => inspectTarget('or\0ders'))).code).toBe('E201');
  });

  it('below the root of another repository, with the reason', async () => {
    execFileSync('git', ['init', '--quiet', folder]);
    const error = await refusalOf(() => inspectTarget(join(folder, 'services/orders')));
    expect(error.code).toBe('E202');
    expect(error.message).toContain(folder);
    expect(error.message).toContain('workflows would not run there');
  });

  it('below another repository that only a link leads into', async () => {
    mkdirSync(join(folder, 'theirs/services'), { recursive: true });
    execFileSync('git', ['init', '--quiet', join(folder, 'theirs')]);
    symlinkSync('theirs/services', join(folder, 'link'));
    const error = await refusalOf(() => inspectTarget(join(folder, 'link/orders')));
    expect(error.code).toBe('E202');
    expect(error.message).toContain(join(folder, 'theirs'));
  });

  it('where a repository was generated before, with the way to change it', async () => {
    mkdirSync(join(folder, '.projen'));
    writeFileSync(join(folder, '.projen/seeded.json'), '[]');
    const error = await refusalOf(() => inspectTarget(folder));
    expect(error.code).toBe('E203');
    expect(error.hint).toContain('devops/config/variables.json');
  });
});

describe('files that are there already', () => {
  const target = (): Target => ({ root: folder, state: 'occupied', isRepository: false });

  it('are kept where they are harmless', () => {
    for (const name of ['README.md', 'LICENSE', '.gitignore']) writeFileSync(join(folder, name), 'mine');
    expect(keptFiles(target(), ['.gitignore', 'README.md', 'package.json'])).toEqual(['.gitignore', 'README.md']);
  });

  it('are listed all at once where they are in the way', async () => {
    writeFileSync(join(folder, 'package.json'), '');
    writeFileSync(join(folder, 'devops'), 'a file where a folder must be');
    const paths = ['package.json', 'devops/bicep/main.bicep', 'tsconfig.json'];
    const error = await refusalOf(() => keptFiles(target(), paths));
    expect(error.code).toBe('E204');
    expect(error.message.split('\n').slice(1)).toEqual([
      '  package.json',
      '  devops/bicep/main.bicep',
      'Nothing was written.',
    ]);
  });

  it('are counted where they are too many to read', async () => {
    const paths = Array.from({ length: 25 }, (_, index) => `file-${index}`);
    for (const path of paths) writeFileSync(join(folder, path), '');
    expect((await refusalOf(() => keptFiles(target(), paths))).message).toContain('… and 15 more');
  });

  it('count as there where they are links to nothing', async () => {
    symlinkSync('gone', join(folder, 'package.json'));
    expect((await refusalOf(() => keptFiles(target(), ['package.json']))).code).toBe('E204');
  });
});
