import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fakeProgram } from './run-outside';
import { temporaryFolder } from './temporary-folder';

/** What an emitted repository needs, beside this package itself. */
const PACKAGES = ['@types/node', 'cdk8s', 'cdk8s-plus-28', 'constructs', 'projen', 'tsx', 'typescript'];

const REPOSITORY = resolve(__dirname, '../..');

/**
 * An npm that installs in no time: links to what is installed here, in the order of the real one. First a folder that looks
 * like a package, then the packages, the lock file, and last the mark that all is done. As the real one, it takes what looks
 * like a package for whole.
 *
 * @param pause shell commands between the half package and the rest
 */
export function linkingNpm(pause = ':'): Record<string, string> {
  const places = [
    ...PACKAGES.map((name) => [name, join(REPOSITORY, 'node_modules', name)]),
    ['create-aks-ha', REPOSITORY],
  ];
  const versions = places.map(([name, place = '']) => {
    const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    return [`node_modules/${name}`, { version }];
  });
  const script = [
    'if [ -e node_modules/typescript ]; then found=yes; fi',
    'mkdir -p node_modules/@types node_modules/typescript',
    `[ "$found" ] || echo '{ "version": "0.0.0" }' > node_modules/typescript/package.json`,
    pause,
    'if [ -z "$found" ]; then rm -r node_modules/typescript; fi',
    ...places.map(([name, place]) => `[ -e node_modules/${name} ] || ln -s '${place}' node_modules/${name}`),
    `echo '{ "lockfileVersion": 3 }' > package-lock.json`,
    `echo '${JSON.stringify({ packages: Object.fromEntries(versions) })}' > node_modules/.package-lock.json`,
  ];
  return { PATH: `${fakeProgram(temporaryFolder(), 'npm', script.join('\n'))}:${process.env.PATH}` };
}
