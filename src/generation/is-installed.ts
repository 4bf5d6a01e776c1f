import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** npm writes it last, when everything is unpacked and every install script has run. */
const NPM_MARK = 'node_modules/.package-lock.json';

/** What others leave who install: yarn, yarn 2 and later, pnpm. */
const OTHER_MARKS = ['.yarn-integrity', '.yarn-state.yml', '.modules.yaml'];

/**
 * Whether what the repository needs is installed as a whole. An install that was cut off leaves folders that look like
 * packages and lack files; npm itself takes them for whole ones.
 */
export function isInstalled(root: string): boolean {
  if (isInstalledOtherwise(root)) return true;
  const packages = readJson(join(root, NPM_MARK))?.packages as Record<string, { version?: string }> | undefined;
  if (!packages) return false;
  return dependenciesOf(root).every((name) => {
    const listed = packages[`node_modules/${name}`];
    const { version } = readJson(join(root, 'node_modules', name, 'package.json')) ?? {};
    return version !== undefined && listed?.version === version;
  });
}

/** Whether something else than npm installed here, which is the user's own choice. */
export function isInstalledOtherwise(root: string): boolean {
  return OTHER_MARKS.some((mark) => statSync(join(root, 'node_modules', mark), { throwIfNoEntry: false }));
}

function dependenciesOf(root: string): string[] {
  const { dependencies, devDependencies } = readJson(join(root, 'package.json')) ?? {};
  return [dependencies, devDependencies].flatMap((versions) => Object.keys((versions as object | undefined) ?? {}));
}

/** Nothing where there is no such file, or where it was cut off. */
function readJson(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
