import type { NodeSize, Routing } from './configuration';
import { SYSTEM_POOL, USER_POOL } from './node-size';
import { regionName } from './region-names';
import { isReserved } from './reserved-words';
import { fitName, shortHash } from './short-hash';
import type { EnvironmentVariables, Variables } from './variables-schema';

/** What a person decided; whatever is left out is suggested. */
export interface Answers {
  readonly workload?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  readonly regions?: readonly RegionAnswer[] | undefined;
  readonly routing?: string | undefined;
  readonly alertEmails?: readonly string[] | undefined;
  readonly nodeSize?: Partial<NodeSize> | undefined;
  /** Names by environment. */
  readonly resourceGroups?: Readonly<Record<string, string>> | undefined;
  readonly registries?: Readonly<Record<string, string>> | undefined;
  readonly frontDoors?: Readonly<Record<string, string>> | undefined;
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
    workload,
    environments: Object.fromEntries(names.map((name) => [name, suggestEnvironment(workload, name, answers)])),
  };
}

function suggestEnvironment(workload: string, environment: string, answers: Answers): EnvironmentVariables {
  const regions = answers.regions ?? SAMPLE_REGIONS;
  const emails = answers.alertEmails ?? [PLACEHOLDER_EMAIL];
  const resourceGroup = named(answers.resourceGroups, environment) ?? fitName(`rg-${workload}-${environment}`, 50);
  const unique = shortHash([workload, environment, resourceGroup, ...regions.map((r) => r.location), ...emails]);
  return {
    resourceGroup,
    containerRegistryName: named(answers.registries, environment) ?? suggestRegistry(workload, environment, unique),
    frontDoorName: named(answers.frontDoors, environment) ?? fitName(`afd-${workload}-${environment}`, 90),
    routing: (answers.routing ?? DEFAULT_ROUTING) as Routing,
    alertEmails: [...emails],
    nodeSize: {
      system: answers.nodeSize?.system ?? SYSTEM_POOL.suggestion,
      user: answers.nodeSize?.user ?? USER_POOL.suggestion,
    },
    regions: regions.map((region, index) => {
      const name = region.name ?? regionName(index);
      return {
        name,
        location: region.location,
        aksClusterName: fitName(`aks-${workload}-${environment}-${name}`, 63),
        zones: ['1', '2', '3'],
      };
    }),
  };
}

/** Registry names are taken all over the world: the ending follows from everything that tells one user from another. */
function suggestRegistry(workload: string, environment: string, unique: string): string {
  const words = `acr${workload}${environment}`.replace(/[^a-z0-9]/g, '');
  // Two names that are fine may make a reserved word together: micro and soft.
  return `${(isReserved(words) ? 'acr' : words).slice(0, 46)}${unique}`;
}

/** Environments may be called anything at this point, `constructor` too. */
function named(names: Readonly<Record<string, string>> | undefined, environment: string): string | undefined {
  return names && Object.hasOwn(names, environment) ? names[environment] : undefined;
}
