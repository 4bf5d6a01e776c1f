import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  hasJournal,
  type Journal,
  planJournal,
  readJournal,
  removeJournal,
  writeJournal,
} from '../../src/generation/journal';
import type { Stage } from '../../src/generation/stage';
import { refusalOf } from './sample';
import { temporaryFolder } from './temporary-folder';

const FILES = ['README.md', 'a/b/two.txt', 'a/one.txt', 'c/three.txt'];

let root: string;
let folder: string;
let staged: Stage;
beforeEach(() => {
  root = temporaryFolder();
  folder = join(root, '.create-aks-ha-1-1');
  staged = { folder: join(folder, 'repository'), paths: FILES, remove: () => undefined };
  for (const path of FILES) {
    mkdirSync(dirname(join(staged.folder, path)), { recursive: true });
    writeFileSync(join(staged.folder, path), path);
  }
});

describe('a journal', () => {
  it('lists what will be moved and made, parents first, and what stays', () => {
    mkdirSync(join(root, 'c'));
    const journal = planJournal(staged, root, ['README.md'], 'answers');
    expect(journal).toMatchObject({ answers: 'answers', folders: ['a', 'a/b'], kept: ['README.md'] });
    expect(journal.entries.map(({ path, size }) => [path, size])).toEqual(
      FILES.slice(1).map((path) => [path, path.length]),
    );
    expect(readdirSync(root).sort()).toEqual(['.create-aks-ha-1-1', 'c']);
  });

  it('is read as it was written, and gone once it is removed', () => {
    const journal = planJournal(staged, root, [], 'answers');
    expect(hasJournal(folder)).toBe(false);
    writeJournal(folder, staged, journal);
    expect(hasJournal(folder)).toBe(true);
    expect(readJournal(folder)).toEqual(journal);
    removeJournal(folder);
    expect([hasJournal(folder), existsSync(staged.folder)]).toEqual([false, true]);
  });

  const good: Journal = { answers: '', entries: [], folders: [], kept: [] };
  it.each([
    ['no JSON', '{'],
    ['something else', '[]'],
    ['a way out of the directory', JSON.stringify({ ...good, folders: ['a/../../b'] })],
    ['a way out of it on Windows', JSON.stringify({ ...good, kept: ['..\\b'] })],
    ['a place elsewhere', JSON.stringify({ ...good, entries: [{ path: '/etc/passwd', size: 1, modified: 1 }] })],
  ])('with %s is refused, and stays', async (_, content) => {
    writeFileSync(join(folder, 'journal.json'), content);
    const error = await refusalOf(() => readJournal(folder));
    expect(error).toMatchObject({ code: 'E208', source: 'user' });
    expect(error.message).toContain(join(folder, 'journal.json'));
    expect(hasJournal(folder)).toBe(true);
  });
});
