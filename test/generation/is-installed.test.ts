import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../../src/generation/is-installed';
import { removeHalfInstalled } from '../../src/generation/remove-half-installed';
import { installed, put } from './installed-folder';
import { temporaryFolder, treeOf } from './temporary-folder';

const MARK = 'node_modules/.package-lock.json';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  installed(root);
});

describe('a repository is installed', () => {
  it('where npm came to its end', () => {
    expect(isInstalled(root)).toBe(true);
  });

  it.each(['.yarn-integrity', '.yarn-state.yml', '.modules.yaml'])('where %s tells of another installer', (mark) => {
    rmSync(join(root, MARK));
    put(root, `node_modules/${mark}`, '');
    expect(isInstalled(root)).toBe(true);
  });
});

describe('a repository is not installed', () => {
  it.each<[string, () => void]>([
    ['there is nothing', () => rmSync(join(root, 'node_modules'), { recursive: true })],
    ['npm did not come to its end', () => rmSync(join(root, MARK))],
    ['its mark was cut off', () => put(root, MARK, readFileSync(join(root, MARK), 'utf8').slice(0, 40))],
    ['a package is gone', () => rmSync(join(root, 'node_modules/projen'), { recursive: true })],
    ['a package is of another version', () => put(root, 'node_modules/projen/package.json', { version: '1.1.0' })],
    ['more is needed than was then', () => put(root, 'package.json', { devDependencies: { projen: '1', tsx: '4' } })],
  ])('where %s', (_, change) => {
    change();
    expect(isInstalled(root)).toBe(false);
  });
});

describe('half an install is removed', () => {
  it('as a whole, and nothing else', () => {
    removeHalfInstalled(root);
    expect(Object.keys(treeOf(root))).toEqual(['package.json']);
    removeHalfInstalled(root);
  });

  it('but not where it is a link of the user', () => {
    const elsewhere = temporaryFolder();
    put(elsewhere, 'theirs', '');
    rmSync(join(root, 'node_modules'), { recursive: true });
    symlinkSync(elsewhere, join(root, 'node_modules'));
    removeHalfInstalled(root);
    expect(treeOf(root)).toMatchObject({ node_modules: `-> ${elsewhere}` });
    expect(treeOf(elsewhere)).toEqual({ theirs: '' });
  });

  it('but not where another installer made it', () => {
    put(root, 'node_modules/.yarn-integrity', '');
    const before = treeOf(root);
    removeHalfInstalled(root);
    expect(treeOf(root)).toEqual(before);
  });
});
