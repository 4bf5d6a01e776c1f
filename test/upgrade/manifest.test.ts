import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedVersion, readManifest, specOf, unversioned, writeSpecs } from '../../src/upgrade/manifest';
import { temporaryFolder } from '../generation/temporary-folder';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(join(root, '.projen'));
  write('package.json', {
    name: 'orders',
    dependencies: { zod: '^4.0.0' },
    devDependencies: { 'create-aks-ha': 'file:vendor/create-aks-ha-0.0.0.tgz', projen: '^0.103.25' },
    engines: { node: '>= 20.20.0' },
  });
});

const write = (path: string, content: object) => writeFileSync(join(root, path), JSON.stringify(content));

it('what package.json asks for is found in whatever list it stands', () => {
  const manifest = readManifest(root);
  expect(['zod', 'projen', 'left-pad'].map((name) => specOf(manifest, name))).toEqual([
    '^4.0.0',
    '^0.103.25',
    undefined,
  ]);
});

it('other versions are asked for in the place of those that stand there; what is not named is not added', () => {
  const before = readManifest(root);
  writeSpecs(root, { zod: '^5.0.0', 'create-aks-ha': '^1.0.0', cdk8s: '^3.0.0' });
  expect(readManifest(root)).toEqual({
    ...before,
    dependencies: { zod: '^5.0.0' },
    devDependencies: { 'create-aks-ha': '^1.0.0', projen: '^0.103.25' },
  });
});

it('what .projenrc.ts names without a version is npm’s to choose; overrides and odd names are not', () => {
  write('.projen/deps.json', {
    dependencies: [
      { name: 'create-aks-ha', type: 'build' },
      { name: 'express', version: '*', type: 'runtime' },
      { name: '@types/node', version: '^20.19.0', type: 'build' },
      { name: 'unrs-resolver', type: 'override' },
      { name: 'a; rm -rf .', type: 'build' },
    ],
  });
  expect(unversioned(root)).toEqual(['create-aks-ha', 'express']);
});

it('nothing is known of a repository whose list is gone', () => expect(unversioned(root)).toEqual([]));

it('the version that is installed is read from the package itself', () => {
  mkdirSync(join(root, 'node_modules/@a/b'), { recursive: true });
  write('node_modules/@a/b/package.json', { version: '1.2.3' });
  expect(['@a/b', 'c'].map((name) => installedVersion(root, name))).toEqual(['1.2.3', undefined]);
});
