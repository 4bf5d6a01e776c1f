import { AksHaError } from '../errors/aks-ha-error';
import type { PublishedPackage, PublishedVersion } from './choose-version';
import { askNpm, type NpmProps } from './npm';

/** As npm prints it for each version. */
interface Viewed {
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly 'engines.node'?: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly 'dist-tags'?: { readonly latest?: string };
}

/** npm's names for: there is no such package, or no such version of it. */
const NOT_THERE = ['E404', 'ETARGET', 'ENOVERSIONS'];

/**
 * Asks the registry that npm is set up with what versions a package has.
 *
 * @returns `undefined` where the registry has no such package
 * @throws AksHaError E221 where it can't be asked
 * @throws CancelledError
 */
export async function askRegistry(name: string, props: NpmProps): Promise<PublishedPackage | undefined> {
  // A range, for with none npm tells of the recommended version alone; and one that no shell reads as something else.
  const fields = ['version', 'engines', 'peerDependencies', 'dist-tags'];
  const answer = await askNpm(['view', `${name}@x`, ...fields], props);
  const { error } = answer as { error?: { code?: string; summary?: string; detail?: string } };
  if (error) {
    if (NOT_THERE.includes(error.code ?? '')) return undefined;
    throw unreachable(name, [error.code, error.summary].filter(Boolean).join(': '));
  }
  const viewed = [answer].flat() as Viewed[];
  if (viewed.length === 0) return undefined;
  return {
    versions: viewed.map(
      ({ version, engines, peerDependencies }): PublishedVersion => ({
        version,
        node: engines?.node,
        peerDependencies,
      }),
    ),
    latest: viewed.find((version) => version['dist-tags'])?.['dist-tags']?.latest,
  };
}

function unreachable(name: string, reason: string): AksHaError {
  return new AksHaError({
    code: 'E221',
    source: 'user',
    message: `The registry can't be asked for versions of ${name}: ${reason || 'npm gives no reason'}. Nothing was written.`,
    hint: 'See whether there is a network and what npm ping says, then run npx projen upgrade again.',
  });
}
