import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_NAME, packageRoot, packageVersion } from '../blueprints/package-root';

/**
 * Where the emitted repository gets this package from: the registry; or, run from a clone, whose version no registry
 * has, the package that the clone's build made, which the repository then brings with it.
 *
 * @param root the repository; a built package is copied to its vendor/
 * @returns what belongs into its devDependencies
 */
export function copyPackage(root: string): Record<string, string> {
  const build = join(packageRoot(), 'build');
  const file = `${PACKAGE_NAME}-${packageVersion()}.tgz`;
  const isBuilt = existsSync(build) && readdirSync(build).includes(file);
  if (!isBuilt) return { [PACKAGE_NAME]: `^${packageVersion()}` };
  mkdirSync(join(root, 'vendor'));
  copyFileSync(join(build, file), join(root, 'vendor', file));
  return { [PACKAGE_NAME]: `file:vendor/${file}` };
}
