import type { NodeSize, Routing } from './configuration';
import { FORMAT } from './format/migrations';
import { SYSTEM_POOL, USER_POOL } from './node-size';
import { nextRegionName, regionName } from './region-names';
import { isReserved } from './reserved-words';
import { fitName, shortHash } from './short-hash';
import type { EnvironmentVariables, Variables } from './variables-schema';

/** What a person decided; whatever is left out is suggested. */
export interface Answers extends OwnAnswers {
  readonly workload?: string | undefined;
  /** Folder of a service of the user's own. @default one is written, in `service` */
  readonly serviceDirectory?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  /** What an environment answers for itself, by its name; it counts there before what is answered for all. */
  readonly own?: Readonly<Record<string, OwnAnswers>> | undefined;
  /** Names by environment. */
  readonly resourceGroups?: Readonly<Record<string, string>> | undefined;
  readonly registries?: Readonly<Record<string, string>> | undefined;
  readonly frontDoors?: Readonly<Record<string, string>> | undefined;
  /** Names by environment and region. */
  readonly clusters?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** What all environments may share, or each have of its own. */
export interface OwnAnswers {
  readonly regions?: readonly RegionAnswer[] | undefined;
  readonly routing?: string | undefined;
  readonly alertEmails?: readonly string[] | undefined;
  readonly nodeSize?: Partial<NodeSize> | undefined;
}

export interface RegionAnswer {
  /** Default: the next colour. */
  readonly name?: string;
  readonly location: string;
}

/** The regions of the sample: a pair, both with three zones. */
const SAMPLE_REGIONS: readonly RegionAnswer[] = [{ location: 'eastus2' }, { location: 'centralus' }];

/** Tells nobody; whoever takes it is told to change it. */
export const PLACEHOLDER_EMAIL = 'oncall@example.com';
export const DEFAULT_WORKLOAD = 'orders';
export const DEFAULT_ENVIRONMENT = 'prod';
export const DEFAULT_ROUTING: Routing = 'weighted';

/**
 * A whole variables.json from whatever was decided. Nothing is checked here: an answer that is wrong comes out as it
 * came in, for the parser to refuse.
 */
export function suggestVariables(answers: Answers): Variables {
  const workload = answers.workload ?? DEFAULT_WORKLOAD;
  const names = answers.environments ?? [DEFAULT_ENVIRONMENT];
  return {
    $schema: './variables.schema.json',
    version: FORMAT,
    workload,
    ...(answers.serviceDirectory === undefined ? {} : { serviceDirectory: answers.serviceDirectory }),
    environments: Object.fromEntries(names.map((name) => [name, suggestEnvironment(workload, name, answers)])),
  };
}

/**
 * What counts in one environment: its own answers, then those for all, then those of the first environment that has some,
 * for most often they are all alike.
 */
function answersFor(environment: string, answers: Answers): OwnAnswers {
  const names = [environment, ...(answers.environments ?? [])];
  const [own, ...others] = names.map((name) => named(answers.own, name) ?? {});
  const sources = [own ?? {}, answers, ...others];
  const first = <T>(read: (source: OwnAnswers) => T | undefined): T | undefined => {
    const found = sources.find((source) => read(source) !== undefined);
    return found && read(found);
  };
  const system = first(({ nodeSize }) => nodeSize?.system);
  const user = first(({ nodeSize }) => nodeSize?.user);
  return {
    regions: first(({ regions }) => regions),
    routing: first(({ routing }) => routing),
    alertEmails: first(({ alertEmails }) => alertEmails),
    nodeSize: { ...(system === undefined ? {} : { system }), ...(user === undefined ? {} : { user }) },
  };
}

function suggestEnvironment(workload: string, environment: string, answers: Answers): EnvironmentVariables {
  const { regions = SAMPLE_REGIONS, routing, alertEmails, nodeSize } = answersFor(environment, answers);
  const emails = alertEmails ?? [PLACEHOLDER_EMAIL];
  const resourceGroup = named(answers.resourceGroups, environment) ?? fitName(`rg-${workload}-${environment}`, 50);
  const unique = shortHash([workload, environment, resourceGroup, ...regions.map((r) => r.location), ...emails]);
  const names = regionNames(regions);
  return {
    resourceGroup,
    containerRegistryName: named(answers.registries, environment) ?? suggestRegistry(workload, environment, unique),
    frontDoorName: named(answers.frontDoors, environment) ?? fitName(`afd-${workload}-${environment}`, 90),
    routing: (routing ?? DEFAULT_ROUTING) as Routing,
    alertEmails: [...emails],
    nodeSize: {
      system: nodeSize?.system ?? SYSTEM_POOL.suggestion,
      user: nodeSize?.user ?? USER_POOL.suggestion,
    },
    regions: regions.map(({ location }, index) => {
      const name = names[index] ?? '';
      const given = named(named(answers.clusters, environment), name);
      return {
        name,
        location,
        aksClusterName: given ?? fitName(`aks-${workload}-${environment}-${name}`, 63),
        zones: ['1', '2', '3'],
      };
    }),
  };
}

/** As they were answered; else the colour of the place in the list, or where that is taken, the next one that is free. */
function regionNames(regions: readonly RegionAnswer[]): string[] {
  const taken = regions.flatMap(({ name }) => name ?? []);
  return regions.map((region, index) => {
    const colour = regionName(index);
    const name = region.name ?? (taken.includes(colour) ? nextRegionName(taken) : colour);
    taken.push(name);
    return name;
  });
}

/** Registry names are taken all over the world: the ending follows from everything that tells one user from another. */
function suggestRegistry(workload: string, environment: string, unique: string): string {
  const words = `acr${workload}${environment}`.replace(/[^a-z0-9]/g, '');
  // Two names that are fine may make a reserved word together: micro and soft.
  return `${(isReserved(words) ? 'acr' : words).slice(0, 46)}${unique}`;
}

/** The value of a name; environments and regions may be called anything at this point, `constructor` too. */
export function named<T>(names: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return names && Object.hasOwn(names, name) ? names[name] : undefined;
}
