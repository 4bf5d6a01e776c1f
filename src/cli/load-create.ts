import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Create = typeof import('./create');

/**
 * Loads what only a generation needs, bundled apart from help and version. A build leaves the compiled code of its own V8
 * beside the bundle, which spares a third of a generation; any other V8, and a bundle that was changed, is compiled.
 */
export function loadCreate(folder = __dirname): Create {
  const path = join(folder, BUNDLE);
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const cache = codeCachePath(folder, source);
  if (!existsSync(cache)) return require('./create');
  // The bare name: compiled code holds it, and no path of the machine that made it may travel.
  const script = new Script(wrap(source), { filename: BUNDLE, cachedData: readFileSync(cache) });
  const loaded: { exports: Partial<Create> } = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(path), loaded, path, folder);
  return loaded.exports as Create;
}

export const BUNDLE = 'create.js';

/** Where the compiled code of just this source is, for the V8 that runs: V8 itself compares no more than lengths. */
export function codeCachePath(folder: string, source: string): string {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
  return join(folder, `${BUNDLE}.${hash}.v8-${process.versions.v8}`);
}
