import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { isInstalledOtherwise } from './is-installed';

/**
 * Removes what an install that was cut off has unpacked, as `npm ci` does before each of its own: npm would take a folder
 * with a package.json for the whole package. A link, and what another package manager installed, is the user's and stays.
 *
 * @throws AksHaError E303
 */
export function removeHalfInstalled(root: string): void {
  const path = join(root, 'node_modules');
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory() || isInstalledOtherwise(root)) return;
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (cause) {
    throw new AksHaError({
      code: 'E303',
      source: 'user',
      message: `An install was cut off, and what it left can't be removed: ${(cause as Error).message}`,
      hint: `Remove ${path}, then run the same command again.`,
      cause,
    });
  }
}
