import { spawnSync } from 'node:child_process';

/** Loads the bundle, generates a repository with it, and keeps what V8 compiled on the way. */
const WARM_UP = `
  const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
  const { createRequire, wrap } = require('node:module');
  const { dirname, join, resolve } = require('node:path');
  const { Script } = require('node:vm');
  const [path, cache] = process.argv.slice(1).map((argument) => resolve(argument));
  const folder = mkdtempSync(join(require('node:os').tmpdir(), 'aks-ha-warm-up-'));
  const script = new Script(wrap(readFileSync(path, 'utf8')), { filename: path });
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
 * Leaves the compiled code of a bundle beside it, under the name that src/cli/load-create.ts looks for. In a process of
 * its own: V8 takes it back only with the flags that it was made with.
 */
export function writeCodeCache(path: string): void {
  const cache = `${path}.v8-${process.versions.v8}`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', WARM_UP, path, cache], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The bundle does not run: ${stderr}`);
}
