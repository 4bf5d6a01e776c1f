import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFoldersTo } from '../../generation/make-folders';

/** How many logs are kept, this run's among them. */
const KEPT = 20;
const NAME = /^\d{4}-\d\d-\d\dT[\d-]+Z-\d+\.log$/;

export interface LogFile {
  readonly path: string;
  append(text: string): void;
}

/**
 * Begins the log of one run and removes the oldest of more than 20.
 *
 * @throws the file system's error where there can be none
 */
export function createLogFile(folder: string, started: Date, pid: number): LogFile {
  makeFoldersTo(folder, 0o700);
  const path = join(folder, `${started.toISOString().replace(/[:.]/g, '-')}-${pid}.log`);
  // For nobody else: what other programs say may be anything.
  writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  const logs = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
  for (const name of logs.slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
  // At once: a run that is killed leaves what it has noted.
  return { path, append: (text) => appendFileSync(path, text) };
}
