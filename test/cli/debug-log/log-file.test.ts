import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogFile } from '../../../src/cli/debug-log/log-file';
import { temporaryFolder } from '../../generation/temporary-folder';

const at = (second: number) => new Date(Date.UTC(2026, 7, 1, 12, 0, second));

it('a log has a name of its own, and nobody else may read it', () => {
  const folder = join(temporaryFolder(), 'state/create-aks-ha');
  const { path, append } = createLogFile(folder, at(7), 42);
  expect(path).toBe(join(folder, '2026-08-01T12-00-07-000Z-42.log'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  append('one\n');
  append('two\n');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

it('the newest 20 are kept, and what is no log', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const paths = Array.from({ length: 25 }, (_, second) => createLogFile(folder, at(second), 1).path);
  const kept = paths.slice(-20).map((path) => path.slice(folder.length + 1));
  expect(readdirSync(folder).sort()).toEqual([...kept, 'notes.txt']);
});

it('two runs at once have two logs', () => {
  const folder = temporaryFolder();
  expect(createLogFile(folder, at(1), 1).path).not.toBe(createLogFile(folder, at(1), 2).path);
});
