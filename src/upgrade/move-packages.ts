import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_NAME } from '../blueprints/package-root';
import { askRegistry } from './ask-registry';
import { chooseVersion, type PublishedVersion } from './choose-version';
import { installedVersion, readManifest, specOf, unversioned, writeSpecs } from './manifest';
import type { NpmProps } from './npm';

/** What could not be done, and why that is no error. */
export type Warn = (text: string) => void;

/**
 * Asks in package.json for the newest version of everything that .projenrc.ts names without one: create-aks-ha itself, and
 * what the user left to npm. Versions that it does name are its own to move; within them npm finds the newest.
 *
 * @param root a copy of the repository, with what it has installed
 * @throws AksHaError E221 where the registry can't be asked
 */
export async function movePackages(root: string, npm: NpmProps & { readonly node: string }, warn: Warn): Promise<void> {
  const names = unversioned(root);
  const specs: Record<string, string> = {};
  for (const name of names) {
    const spec = specOf(readManifest(root), name) ?? '*';
    const chosen = await newestOf(name, root, npm);
    if (!chosen) {
      if (name === PACKAGE_NAME || !isLocal(spec)) warn(notPublished(name, spec));
      continue;
    }
    if (!isLocal(spec)) specs[name] = `${prefixOf(spec)}${chosen.version}`;
    else if (name === PACKAGE_NAME) {
      specs[name] = `^${chosen.version}`;
      removeVendored(root, spec);
    }
    // What a new version works with comes with it, before it is asked what the repository is to have.
    if (name === PACKAGE_NAME && chosen.version !== installedVersion(root, name)) {
      Object.assign(specs, chosen.peerDependencies);
    }
  }
  if (Object.keys(specs).length > 0) writeSpecs(root, specs);
}

async function newestOf(
  name: string,
  root: string,
  npm: NpmProps & { readonly node: string },
): Promise<PublishedVersion | undefined> {
  const published = await askRegistry(name, npm);
  return published && chooseVersion(published, installedVersion(root, name) ?? '0.0.0', npm.node);
}

/** `file:vendor/create-aks-ha-0.0.0.tgz`: made from a clone, whose version no registry had. */
function isLocal(spec: string): boolean {
  return /^(file:|link:|\.{0,2}\/|git|https?:|github:)/.test(spec);
}

/** As npm would have it: an exact version was asked for on purpose. */
function prefixOf(spec: string): string {
  if (/^\d/.test(spec)) return '';
  return spec.startsWith('~') ? '~' : '^';
}

function removeVendored(root: string, spec: string): void {
  const [, path] = /^file:(?:\.\/)?(vendor\/[^/]+\.tgz)$/.exec(spec) ?? [];
  if (path !== undefined && existsSync(join(root, path))) rmSync(join(root, path));
}

function notPublished(name: string, spec: string): string {
  return isLocal(spec)
    ? `The registry has no ${name} that is as new as the one in ${spec.replace(/^file:/, '')}: it stays.`
    : `The registry has no newer ${name} for this repository: it stays.`;
}
