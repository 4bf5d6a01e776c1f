import { existsSync, readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Create = typeof import('./create');

/**
 * Loads what only a generation needs, bundled apart from help and version. A build leaves the compiled code of its own V8
 * beside the bundle, which spares a third of a generation; any other V8 compiles the bundle itself.
 */
export function loadCreate(folder = __dirname): Create {
  const path = join(folder, 'create.js');
  const cache = codeCachePath(path);
  if (!existsSync(cache)) return require('./create');
  const script = new Script(wrap(readFileSync(path, 'utf8')), { filename: path, cachedData: readFileSync(cache) });
  const loaded: { exports: Partial<Create> } = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(path), loaded, path, folder);
  return loaded.exports as Create;
}

/** Where the compiled code of a script is, for the V8 that runs. */
export function codeCachePath(path: string): string {
  return `${path}.v8-${process.versions.v8}`;
}
