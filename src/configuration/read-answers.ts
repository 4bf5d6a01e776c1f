import { normaliseLocation } from './region-catalogue';
import { type Answers, DEFAULT_ENVIRONMENT, type RegionAnswer } from './suggestions';

/** The answers as flags and options give them: texts, and lists that may hold commas or be repeated. */
export interface RawAnswers {
  readonly name?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly resourceGroup?: string | readonly string[] | undefined;
  readonly registry?: string | readonly string[] | undefined;
  readonly frontDoor?: string | readonly string[] | undefined;
  readonly routing?: string | undefined;
  readonly alertEmail?: string | readonly string[] | undefined;
  readonly nodeSize?: string | readonly string[] | undefined;
}

/** Takes the texts apart; nothing is checked here, and display names of locations become Azure's own. */
export function readAnswers(raw: RawAnswers): Answers {
  const environments = list(raw.environments);
  const names = environments ?? [DEFAULT_ENVIRONMENT];
  const answers: Answers = {
    workload: raw.name,
    environments,
    regions: list(raw.regions)?.map(region),
    routing: raw.routing,
    alertEmails: list(raw.alertEmail),
    nodeSize: nodeSize(list(raw.nodeSize)),
    resourceGroups: byEnvironment(list(raw.resourceGroup), names),
    registries: byEnvironment(list(raw.registry), names),
    frontDoors: byEnvironment(list(raw.frontDoor), names),
  };
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

function list(value: string | readonly string[] | undefined): string[] | undefined {
  if (value === undefined) return undefined;
  const parts = [value].flat().flatMap((text) => text.split(',').map((part) => part.trim()));
  const filled = parts.filter((part) => part !== '');
  // A comma too many is no answer; nothing but commas is a wrong one.
  return filled.length > 0 ? filled : [''];
}

/** `blue=eastus2`, or the location alone. */
function region(text: string): RegionAnswer {
  const [name, location] = split(text);
  return { ...(name === undefined ? {} : { name }), location: normaliseLocation(location) };
}

/** `system=…` and `user=…`; a size alone is that of the workload's nodes. */
function nodeSize(sizes: readonly string[] | undefined): Answers['nodeSize'] {
  if (!sizes) return undefined;
  return Object.fromEntries(sizes.map(split).map(([pool, size]) => [pool === 'system' ? 'system' : 'user', size]));
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

function split(text: string): [key: string | undefined, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
}
