import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, codeCachePath } from '../src/cli/load-create.js';

/** Loads the bundle, generates a repository with it, and keeps what V8 compiled on the way. */
const WARM_UP = `
  const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
  const { createRequire, wrap } = require('node:module');
  const { basename, dirname, join, resolve } = require('node:path');
  const { Script } = require('node:vm');
  const [path, cache] = process.argv.slice(1).map((argument) => resolve(argument));
  const folder = mkdtempSync(join(require('node:os').tmpdir(), 'aks-ha-warm-up-'));
  const script = new Script(wrap(readFileSync(path, 'utf8')), { filename: basename(path) });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(path), loaded, path, dirname(path));
  const quiet = new Proxy({}, { get: () => () => undefined });
  const options = { yes: true, git: false, install: false, alertEmail: ['a@example.com'], regions: ['eastus2,centralus'] };
  loaded.exports
    .create(join(folder, 'orders'), options, quiet, new AbortController().signal)
    .then(() => writeFileSync(cache, script.createCachedData()))
    .finally(() => rmSync(folder, { recursive: true }));
`;

/**
 * Leaves the compiled code of the bundle beside it, under the name that src/cli/load-create.ts looks for. In a process of
 * its own: V8 takes it back only with the flags that it was made with.
 */
export function writeCodeCache(folder: string): void {
  const path = join(folder, BUNDLE);
  const cache = codeCachePath(folder, readFileSync(path, 'utf8'));
  const { status, stderr } = spawnSync(process.execPath, ['-e', WARM_UP, path, cache], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bundle does not run: ${stderr}`);
}
