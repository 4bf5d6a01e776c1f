import { existsSync, lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChange } from '../../../src/generation/change/apply-change';
import { refusalOf } from '../sample';
import { temporaryFolder, treeOf } from '../temporary-folder';
import { leftIn } from '../users-directory';
import { ANSWERS, editedRepository } from './edited-repository';

const modeOf = (root: string, path: string) => statSync(join(root, path)).mode & 0o777;

describe('a change that is applied', () => {
  it('makes of the repository what the plan shows, and nothing else', async () => {
    const { root, ...plan } = editedRepository(temporaryFolder());
    const readme = lstatSync(join(root, 'README.md'));
    await applyChange({ root, ...plan });
    const tree = Object.fromEntries(
      Object.entries(treeOf(root)).map(([path, content]) => [path, Buffer.from(content, 'base64').toString()]),
    );
    expect(tree).toEqual({
      '.projen/': '',
      '.projen/seeded.json': '[]',
      'README.md': 'the user’s\n',
      'a.txt': 'changed\n',
      'devops/': '',
      'devops/config/': '',
      [ANSWERS]: '{ "new": true }\n',
      'new/': '',
      'new/deep/': '',
      'new/deep/file.txt': 'added\n',
      'z.sh': 'added, and may be run\n',
    });
    const now = lstatSync(join(root, 'README.md'));
    expect([now.ino, now.mtimeMs]).toEqual([readme.ino, readme.mtimeMs]);
  });

  it('gives each file the mode of the plan, whatever the umask', async () => {
    const plan = editedRepository(temporaryFolder());
    const umask = process.umask(0o077);
    try {
      await applyChange(plan);
    } finally {
      process.umask(umask);
    }
    const modes = ['a.txt', ANSWERS, 'z.sh'].map((path) => modeOf(plan.root, path));
    expect(modes).toEqual([0o444, 0o644, 0o755]);
  });
});

describe('nothing is changed', () => {
  it.each([
    ['a file that is to be changed was edited', 'a.txt', 'mine'],
    ['a file that is to be removed was edited', 'folder/only.txt', 'mine'],
    ['there is something where a file is to be added', 'z.sh', 'mine'],
    ['a file that is to be changed is gone', 'a.txt', undefined],
    ['the answers were edited', ANSWERS, 'mine'],
  ])('where since it was shown %s', async (_, path, content) => {
    const plan = editedRepository(temporaryFolder());
    rmSync(join(plan.root, path), { force: true });
    if (content !== undefined) writeFileSync(join(plan.root, path), content);
    const before = treeOf(plan.root);
    const error = await refusalOf(() => applyChange(plan));
    expect(error).toMatchObject({ code: 'E212', source: 'user' });
    expect(error.message).toContain(join(plan.root, path));
    expect(treeOf(plan.root)).toEqual(before);
  });

  it('where it is broken off before the first file', async () => {
    const plan = editedRepository(temporaryFolder());
    const before = treeOf(plan.root);
    expect((await refusalOf(() => applyChange(plan, AbortSignal.abort()))).code).toBe('E130');
    expect(treeOf(plan.root)).toEqual(before);
  });
});

/** Works at the moment at which a file of the plan is in its place, before the next one is. */
function once(root: string, path: string, content: string, work: () => void): AbortController {
  const cancel = new AbortController();
  const look = () => {
    if (existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === content) work();
    else if (leftIn(root).length > 0) setImmediate(look);
  };
  // It begins to work in this very turn, before anybody looks.
  setImmediate(look);
  return cancel;
}

describe('all is undone', () => {
  it('where it is broken off in the middle, down to the very files', async () => {
    const plan = editedRepository(temporaryFolder());
    const before = treeOf(plan.root);
    const inode = lstatSync(join(plan.root, 'a.txt')).ino;
    const cancel = once(plan.root, 'z.sh', 'added, and may be run\n', () => cancel.abort());
    expect((await refusalOf(() => applyChange(plan, cancel.signal))).code).toBe('E130');
    expect(treeOf(plan.root)).toEqual(before);
    expect([lstatSync(join(plan.root, 'a.txt')).ino, modeOf(plan.root, 'a.txt')]).toEqual([inode, 0o444]);
  });

  it('where somebody edits the last file meanwhile, whose edit stays', async () => {
    const plan = editedRepository(temporaryFolder());
    const before = treeOf(plan.root);
    const cancel = once(plan.root, 'z.sh', 'added, and may be run\n', () => {
      writeFileSync(join(plan.root, ANSWERS), 'mine');
    });
    expect((await refusalOf(() => applyChange(plan, cancel.signal))).code).toBe('E212');
    expect(treeOf(plan.root)).toEqual({ ...before, [ANSWERS]: Buffer.from('mine').toString('base64') });
  });
});
