import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration';

/** Whether every region has its manifest, and each of them to its end. */
export function isRendered(root: string, { environments }: Configuration): boolean {
  return environments.every(({ name: environment, regions }) =>
    regions.every(({ name }) => isWhole(join(root, 'manifests', environment, `${name}.yaml`))),
  );
}

/** A file whose writing was cut off is empty, or ends in the middle of a line. */
function isWhole(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').endsWith('\n');
  } catch {
    return false;
  }
}
