import { gt, gte, maxSatisfying, minVersion, prerelease, satisfies, valid } from 'semver';

/** A version that a registry has. */
export interface PublishedVersion {
  readonly version: string;
  /** `engines.node`, where it says so. */
  readonly node?: string | undefined;
  readonly peerDependencies?: Readonly<Record<string, string>> | undefined;
}

/** What a registry knows of a package. */
export interface PublishedPackage {
  readonly versions: readonly PublishedVersion[];
  /** What its authors recommend: the tag `latest`. */
  readonly latest: string | undefined;
}

/**
 * The newest version that a repository may have: none that its authors hold back, none before its release, none for a
 * newer Node.
 *
 * @param installed what it has
 * @param node the oldest Node that it is for, e.g. `20.20.0`
 * @returns `undefined` where there is none that is at least as new as what it has
 */
export function chooseVersion(
  { versions, latest }: PublishedPackage,
  installed: string,
  node: string,
): PublishedVersion | undefined {
  const allowed = versions.filter(({ version, node: wanted = '*' }) => {
    if (valid(version) === null || prerelease(version) !== null || !gte(version, installed)) return false;
    if (latest !== undefined && gt(version, latest)) return false;
    return satisfies(node, wanted);
  });
  const newest = maxSatisfying(
    allowed.map(({ version }) => version),
    '*',
  );
  return allowed.find(({ version }) => version === newest);
}

/**
 * The oldest Node that a repository is for.
 *
 * @param engines `engines.node` of its package.json, e.g. `>= 20.20.0`
 * @returns e.g. `20.20.0`; the Node that runs where it names none
 */
export function oldestNode(engines: string | undefined): string {
  try {
    return (engines && minVersion(engines)?.version) || process.versions.node;
  } catch {
    return process.versions.node;
  }
}
