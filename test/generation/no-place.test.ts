import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse } from 'node:path';
import { makeFoldersTo } from '../../src/generation/make-folders';
import { locateTarget } from '../../src/generation/target';
import { temporaryFolder } from './temporary-folder';

test.each([
  ['the root of the disk', parse(process.cwd()).root],
  ['the home directory', homedir()],
])('%s is no place for a repository', (_, directory) => {
  expect(() => locateTarget(directory)).toThrow(expect.objectContaining({ code: 'E201' }));
});

test('folders are made down to the last one, and what can not be made is told instead of tried for ever', () => {
  const folder = temporaryFolder();
  makeFoldersTo(join(folder, 'a/b/c'));
  writeFileSync(join(folder, 'a/b/c/file'), '');
  expect(() => makeFoldersTo(join(folder, 'a/b/c/file/d'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
  expect(() => makeFoldersTo('/proc/self/none/of/it')).toThrow(expect.objectContaining({ syscall: 'mkdir' }));
});

test('a folder that is there stays as it is', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/file'), 'mine');
  makeFoldersTo(join(folder, 'a'));
  expect(() => makeFoldersTo(join(folder, 'a'))).not.toThrow();
});
