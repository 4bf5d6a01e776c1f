import { list, splitRegionText } from '../configuration/read-answers';
import type { Variables } from '../configuration/variables-schema';
import { AksHaError } from '../errors/aks-ha-error';
import { FLAGS, type FlagName } from './flags';
import { lostClusters } from './lost-clusters';
import type { CreateOptions } from './options';

/** The flags whose values belong to one of the environments each. */
const BY_ENVIRONMENT = ['resourceGroup', 'registry', 'frontDoor'] as const;
const POOLS = ['system', 'user'];

/**
 * Refuses what would be lost without a word: `prd=rg-a` where no environment is called prd, or two answers to one
 * question.
 *
 * @param environments as they were written: in a file, one that stands twice is there once
 * @param variables what the answers make
 * @throws AksHaError E108 with all of them
 */
export function refuseLostAnswers(
  options: CreateOptions,
  environments: readonly string[],
  variables: Pick<Variables, 'environments'>,
): void {
  const lost = [
    ...twice('environments', environments, (name) => `environment "${name}"`),
    ...lostRegions(list(options.regions) ?? [], environments),
    ...BY_ENVIRONMENT.flatMap((name) => shared(name, parts(options[name]), environments)),
    ...BY_ENVIRONMENT.flatMap((name) => lostParts(name, parts(options[name]), environments, 'environment')),
    ...lostClusters(list(options.cluster) ?? [], variables).map((line) => `${FLAGS.cluster.flag}: ${line}`),
    // A size alone is that of the user pool.
    ...lostParts('nodeSize', parts(options.nodeSize, 'user'), POOLS, 'kind of node'),
  ];
  if (lost.length === 0) return;
  throw new AksHaError({
    code: 'E108',
    source: 'user',
    message: `What the flags say does not fit together:\n${lost.map((line) => `  ${line}`).join('\n')}`,
    hint: 'Say each thing once, and by the name that it has. Examples: create-aks-ha --help',
  });
}

/** Regions of an environment that there is not, or some that name theirs beside some that do not. */
function lostRegions(texts: readonly string[], environments: readonly string[]): string[] {
  const named = texts.map((text) => splitRegionText(text).environment);
  const flag = FLAGS.regions.flag;
  const isMixed = named.includes(undefined) && named.some((environment) => environment !== undefined);
  const strangers = named.filter((name) => name !== undefined).filter((name) => !environments.includes(name));
  return [
    ...(isMixed ? [`${flag}: write ${environments[0]}/ or the like before every region, or before none`] : []),
    ...new Set(strangers.map((name) => `${flag}: "${name}" is no environment; there is ${among(environments)}`)),
  ];
}

/** One name can't be that of two environments. */
function shared(flag: FlagName, given: readonly string[], environments: readonly string[]): string[] {
  if (!given.includes('') || environments.length < 2) return [];
  const named = environments.map((environment) => `${environment}=<name>`).join(',');
  return [`${FLAGS[flag].flag}: one name for ${environments.length} environments; write ${named}`];
}

function lostParts(flag: FlagName, given: readonly string[], known: readonly string[], kind: string): string[] {
  const strangers = given.filter((key) => key !== '' && !known.includes(key));
  return [
    ...strangers.map((key) => `${FLAGS[flag].flag}: "${key}" is no ${kind}; there is ${among(known)}`),
    ...twice(flag, given, (key) => (key === '' ? 'a name for every environment' : `${kind} "${key}"`)),
  ];
}

function twice(flag: FlagName, given: readonly string[], describe: (key: string) => string): string[] {
  const repeated = given.filter((key, index) => given.indexOf(key) < index);
  return [...new Set(repeated)].map((key) => `${FLAGS[flag].flag}: ${describe(key)} is given twice`);
}

function among(known: readonly string[]): string {
  return [...new Set(known)].join(', ');
}

/** What stands before each `=`. */
function parts(value: string | readonly string[] | undefined, alone = ''): string[] {
  if (value === undefined) return [];
  const texts = [value].flat().flatMap((text) => text.split(','));
  return texts.map((text) => (text.includes('=') ? text.slice(0, text.indexOf('=')).trim() : alone));
}
