import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const PACKAGE_NAME = 'create-aks-ha';

let found: string | undefined;

/** The folder of this package, wherever the running file is: src/, lib/ or dist/. Looked for once: it is asked for often. */
export function packageRoot(): string {
  found ??= findRoot();
  return found;
}

function findRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === PACKAGE_NAME) return folder;
    if (folder === dirname(folder))
      throw new Error(`${PACKAGE_NAME} is not complete: no package.json above ${__dirname}`);
  }
}

export function packageVersion(): string {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;
}

/** The folder of the real files that the emitted repository is made of. */
export function templatesRoot(): string {
  return join(packageRoot(), 'templates');
}
