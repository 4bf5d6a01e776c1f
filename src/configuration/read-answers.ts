import { normaliseLocation } from './region-catalogue';
import { spellDirectory } from './service-directory';
import { spellRouting, spellSize } from './spelling';
import { type Answers, DEFAULT_ENVIRONMENT, type OwnAnswers, type RegionAnswer } from './suggestions';

/** The answers as flags and options give them: texts, and lists that may hold commas or be repeated. */
export interface RawAnswers {
  readonly name?: string | undefined;
  readonly serviceDir?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly resourceGroup?: string | readonly string[] | undefined;
  readonly registry?: string | readonly string[] | undefined;
  readonly frontDoor?: string | readonly string[] | undefined;
  readonly cluster?: string | readonly string[] | undefined;
  readonly routing?: string | undefined;
  readonly alertEmail?: string | readonly string[] | undefined;
  readonly nodeSize?: string | readonly string[] | undefined;
}

/** Takes the texts apart; nothing is checked here, and what people spell otherwise becomes Azure's own spelling. */
export function readAnswers(raw: RawAnswers): Answers {
  const environments = list(raw.environments);
  const names = environments ?? [DEFAULT_ENVIRONMENT];
  const answers: Answers = {
    workload: raw.name,
    serviceDirectory: raw.serviceDir === undefined ? undefined : spellDirectory(raw.serviceDir),
    environments,
    ...readRegions(list(raw.regions)),
    routing: raw.routing === undefined ? undefined : spellRouting(raw.routing),
    alertEmails: list(raw.alertEmail),
    nodeSize: nodeSize(list(raw.nodeSize)),
    resourceGroups: byEnvironment(list(raw.resourceGroup), names),
    registries: byEnvironment(list(raw.registry), names),
    frontDoors: byEnvironment(list(raw.frontDoor), names),
    clusters: clusters(list(raw.cluster), names),
  };
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

/** `staging/blue=eastus2` in its parts; the environment and the name may be left out. */
export function splitRegionText(text: string): { environment?: string; name?: string; location: string } {
  const [, environment, name, location = ''] = /^(?:([^/=]*)\/)?(?:([^=]*)=)?(.*)$/s.exec(text) ?? [];
  return { ...(environment === undefined ? {} : { environment }), ...(name === undefined ? {} : { name }), location };
}

/** The parts between commas; a comma too many is no answer, nothing but commas is a wrong one. */
export function list(value: string | readonly string[] | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  const filled = [value].flat().flatMap((text) => text.split(',').flatMap((part) => part.trim() || []));
  return filled.length > 0 ? filled : [''];
}

/** `blue=eastus2` or the location alone for every environment, `prod/blue=eastus2` for one. */
function readRegions(texts: readonly string[] | undefined): Pick<Answers, 'regions' | 'own'> {
  if (!texts) return {};
  const forAll: RegionAnswer[] = [];
  const own = new Map<string, RegionAnswer[]>();
  for (const text of texts) {
    const { environment, name, location } = splitRegionText(text);
    const region = { ...(name === undefined ? {} : { name }), location: normaliseLocation(location) };
    if (environment === undefined) forAll.push(region);
    else own.set(environment, [...(own.get(environment) ?? []), region]);
  }
  const entries = [...own].map(([environment, regions]): [string, OwnAnswers] => [environment, { regions }]);
  return {
    ...(forAll.length > 0 ? { regions: forAll } : {}),
    ...(entries.length > 0 ? { own: Object.fromEntries(entries) } : {}),
  };
}

/** `system=…` and `user=…`; a size alone is that of the workload's nodes. */
function nodeSize(sizes: readonly string[] | undefined): Answers['nodeSize'] {
  if (!sizes) return undefined;
  return Object.fromEntries(
    sizes.map(split).map(([pool, size]) => [pool === 'system' ? 'system' : 'user', spellSize(size)]),
  );
}

/** `prod=rg-a`; a name alone is for every environment, so with two of them it stands twice and is refused as such. */
function byEnvironment(
  texts: readonly string[] | undefined,
  environments: readonly string[],
): Record<string, string> | undefined {
  if (!texts) return undefined;
  return Object.fromEntries(
    texts
      .map(split)
      .flatMap(([environment, name]) =>
        environment === undefined ? environments.map((every) => [every, name]) : [[environment, name]],
      ),
  );
}

/** `prod/blue=aks-a`; without an environment it is that region's in each of them. */
function clusters(texts: readonly string[] | undefined, environments: readonly string[]): Answers['clusters'] {
  if (!texts) return undefined;
  const parts = texts.map(splitRegionText).flatMap(({ environment, name: region, location: name }) => {
    if (region === undefined) return [];
    return environment === undefined
      ? environments.map((every) => ({ every, region, name }))
      : [{ every: environment, region, name }];
  });
  const named = new Set(parts.map(({ every }) => every));
  const namesOf = (environment: string) => parts.filter(({ every }) => every === environment);
  return Object.fromEntries(
    [...named].map((environment) => [
      environment,
      Object.fromEntries(namesOf(environment).map(({ region, name }) => [region, name])),
    ]),
  );
}

function split(text: string): [key: string | undefined, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
}
