import { PACKAGE_NAME } from '../blueprints/package-root';
import { askRegistry } from './ask-registry';
import { chooseVersion } from './choose-version';
import { installedVersion, readManifest, specOf, unversioned } from './manifest';
import type { NpmProps } from './npm';

/** What could not be done, and why that is no error. */
export type Warn = (text: string) => void;

/** What package.json is to ask for. */
export interface PackagePlan {
  /** Versions by name; packages that are left out stay as they are. */
  readonly specs: Readonly<Record<string, string>>;
  /** A package that the repository brings along and needs no more, relative. @default none */
  readonly vendored?: string;
}

/**
 * Asks for the newest version of everything that .projenrc.ts names without one: create-aks-ha itself, and what the user
 * left to npm. Versions that it does name are its own to move; within them npm finds the newest.
 *
 * @throws AksHaError E221 where the registry can't be asked
 */
export async function planPackages(root: string, node: string, npm: NpmProps, warn: Warn): Promise<PackagePlan> {
  const manifest = readManifest(root);
  const plans = await Promise.all(
    unversioned(root).map((name) => planPackage(root, name, specOf(manifest, name) ?? '*', node, npm, warn)),
  );
  const vendored = plans.find((plan) => plan.vendored !== undefined)?.vendored;
  return {
    specs: Object.assign({}, ...plans.map(({ specs }) => specs)),
    ...(vendored === undefined ? {} : { vendored }),
  };
}

async function planPackage(
  root: string,
  name: string,
  spec: string,
  node: string,
  npm: NpmProps,
  warn: Warn,
): Promise<PackagePlan> {
  const isOurs = name === PACKAGE_NAME;
  // A folder or a fork of the user's own is not to be replaced; our own package was built from a clone.
  if (isLocal(spec) && !isOurs) return { specs: {} };
  const installed = installedVersion(root, name) ?? '0.0.0';
  const published = await askRegistry(name, npm);
  const chosen = published && chooseVersion(published, installed, node);
  if (!chosen) {
    warn(`The registry has no ${name} that this repository may have and that is as new as ${installed}: it stays.`);
    return { specs: {} };
  }
  const [, vendored] = /^file:(?:\.\/)?(vendor\/[^/]+\.tgz)$/.exec(spec) ?? [];
  return {
    specs: {
      // What a new version works with comes with it, before it is asked what the repository is to have.
      ...(isOurs && chosen.version !== installed ? chosen.peerDependencies : {}),
      [name]: `${prefixOf(spec)}${chosen.version}`,
    },
    ...(vendored === undefined ? {} : { vendored }),
  };
}

function isLocal(spec: string): boolean {
  return /^(file:|link:|\.{0,2}\/|git|https?:|github:)/.test(spec);
}

/** As npm would have it: an exact version was asked for on purpose. */
function prefixOf(spec: string): string {
  if (/^\d/.test(spec)) return '';
  return spec.startsWith('~') ? '~' : '^';
}
