import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatJson } from '../configuration/format-variables';
import { parseJson } from '../configuration/parse-json';

export const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** package.json, as far as an upgrade reads it. */
export interface Manifest extends Partial<Record<(typeof KINDS)[number], Readonly<Record<string, string>>>> {
  readonly engines?: { readonly node?: string };
}

/** @throws AksHaError E102 */
export function readManifest(root: string): Manifest {
  return parseJson(readFileSync(join(root, 'package.json'), 'utf8'), 'package.json') as Manifest;
}

/** What package.json asks for of a package; `undefined` where it does not name it. */
export function specOf(manifest: Manifest, name: string): string | undefined {
  return KINDS.map((kind) => manifest[kind]?.[name]).find((spec) => spec !== undefined);
}

/** Asks for other versions of packages that package.json names; what it does not name is left out. */
export function writeSpecs(root: string, specs: Readonly<Record<string, string>>): void {
  const manifest = readManifest(root);
  const changed = KINDS.flatMap((kind) => {
    const named = manifest[kind];
    if (!named) return [];
    return [[kind, Object.fromEntries(Object.entries(named).map(([name, spec]) => [name, specs[name] ?? spec]))]];
  });
  writeFileSync(join(root, 'package.json'), formatJson({ ...manifest, ...Object.fromEntries(changed) }));
}

/** Packages that .projenrc.ts names without a version: npm's to choose, and so an upgrade's. */
export function unversioned(root: string): string[] {
  const path = join(root, '.projen/deps.json');
  if (!existsSync(path)) return [];
  const { dependencies = [] } = parseJson(readFileSync(path, 'utf8'), '.projen/deps.json') as {
    dependencies?: { name: string; version?: string; type?: string }[];
  };
  return dependencies
    .filter(({ version, type }) => type !== 'override' && (version === undefined || version === '*'))
    .map(({ name }) => name)
    .filter((name) => /^(@[\w.-]+\/)?[\w.-]+$/.test(name));
}

/** The version of a package that is installed; `undefined` where none is. */
export function installedVersion(root: string, name: string): string | undefined {
  const path = join(root, 'node_modules', name, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : undefined;
}
