import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { place } from '../../src/generation/place';
import type { Stage } from '../../src/generation/stage';
import { inspectTarget } from '../../src/generation/target';
import { refusalOf } from './sample';
import { temporaryFolder, treeOf } from './temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const FILES = { 'README.md': 'ours', 'a/one.txt': '1', 'a/b/two.txt': '2', 'z.txt': 'z' };

/** Files that are ready to be moved; a whole repository would show no more. */
function staged(beside: string): Stage {
  const stage = join(beside, '.stage');
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    writeFileSync(join(stage, path), content);
  }
  return { folder: stage, paths: Object.keys(FILES), remove: () => undefined };
}

describe('a staged repository', () => {
  it('takes a free place as a whole', () => {
    const target = inspectTarget(join(folder, 'orders'));
    const stage = staged(folder);
    const { ino } = statSync(stage.folder);
    place(stage, target, []);
    expect(statSync(target.root).ino).toBe(ino);
    expect(Object.keys(treeOf(folder))).not.toContain('.stage/');
  });

  it('goes into a folder that stays the same folder', () => {
    const target = inspectTarget(folder);
    const { ino } = statSync(folder);
    place(staged(folder), target, []);
    expect(statSync(folder).ino).toBe(ino);
    expect(Object.keys(treeOf(folder)).sort()).toEqual([
      'README.md',
      'a/',
      'a/b/',
      'a/b/two.txt',
      'a/one.txt',
      'z.txt',
    ]);
  });

  it('leaves out what is kept', () => {
    writeFileSync(join(folder, 'README.md'), 'mine');
    place(staged(folder), inspectTarget(folder), ['README.md']);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'z.txt'))).toBe(true);
  });

  it('is taken back as a whole where a name is taken at the last moment', async () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/mine.txt'), 'mine');
    const target = inspectTarget(folder);
    const stage = staged(folder);
    writeFileSync(join(folder, 'z.txt'), 'came in between');
    const error = await refusalOf(() => place(stage, target, []));
    expect(error).toMatchObject({ code: 'E205', hint: 'Run the same command again.' });
    expect(error.message).toContain('something else came into being there. Nothing was written.');
    const { 'z.txt': between, 'a/mine.txt': mine, ...rest } = withoutStage(treeOf(folder));
    expect([between, mine].map((text) => Buffer.from(text ?? '', 'base64').toString())).toEqual([
      'came in between',
      'mine',
    ]);
    expect(rest).toEqual({ 'a/': '' });
  });

  it('is not written over a folder that came into being in its place', async () => {
    const target = inspectTarget(join(folder, 'orders'));
    const stage = staged(folder);
    mkdirSync(target.root);
    writeFileSync(join(target.root, 'mine.txt'), 'mine');
    expect((await refusalOf(() => place(stage, target, []))).code).toBe('E205');
    expect(Object.keys(treeOf(target.root))).toEqual(['mine.txt']);
  });

  it('is removed where it can not be placed', async () => {
    let removed = 0;
    const target = inspectTarget(join(folder, 'orders'));
    const stage = { ...staged(folder), remove: () => (removed += 1) };
    writeFileSync(target.root, 'a file came in between');
    await refusalOf(() => place(stage, target, []));
    expect(removed).toBe(1);
  });
});

/** The stub of a stage stays where it was; a real one removes itself. */
function withoutStage(tree: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('.stage')));
}
