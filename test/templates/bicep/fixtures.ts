import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';
import { deriveStamp } from '../../../src/configuration/stamp';
import { watchingLocation } from '../../../src/configuration/watching-location';
import { type PredictedResource, subscriptionId } from '../../toolchain/bicep';
import { Expander, type Given } from './expander';
import { isIdentifier, literal } from './literal';

export interface Region {
  readonly name: string;
  readonly location: string;
  readonly aksClusterName: string;
  readonly zones: readonly string[];
  readonly kubernetesVersion?: string;
  readonly drained?: boolean;
}

interface Counts {
  readonly min: number;
  readonly max: number;
}

/** An environment of variables.json. What is optional has its default in the templates. */
export interface Environment {
  readonly resourceGroup: string;
  readonly containerRegistryName: string;
  readonly frontDoorName: string;
  readonly routing: 'weighted' | 'priority' | 'latency';
  readonly alertEmails: readonly string[];
  readonly nodeSize: { readonly system: string; readonly user: string };
  readonly home?: string;
  readonly nodeCount?: { readonly system?: Counts; readonly user?: Counts };
  readonly apiServer?: {
    readonly access: 'public' | 'ranges' | 'private';
    readonly authorizedRanges?: readonly string[];
  };
  readonly exposure?: 'public' | 'privateLink';
  readonly originCertificate?: {
    readonly keyVaultId: string;
    readonly certificateName: string;
    readonly hostNames: Readonly<Record<string, string>>;
  };
  readonly clusterAdmins?: readonly { readonly id: string; readonly type: 'User' | 'Group' | 'ServicePrincipal' }[];
  readonly logs?: { readonly retentionDays?: number; readonly dailyCapGb?: number };
  readonly locks?: boolean;
  readonly regions: readonly Region[];
}

/** What the generator derives for a region. */
export interface Stamp {
  readonly resourceGroup: string;
  readonly nodeResourceGroup: string;
  readonly gatewayAddress: { readonly name: string; readonly dnsLabel: string };
  readonly addressSpace: string;
  readonly upgradeWindow: { readonly dayOfWeek: string; readonly startTime: string; readonly durationHours: number };
  readonly watchedFrom: string;
  readonly metricsLocation: string;
}

const places = [
  ['blue', 'eastus2'],
  ['green', 'centralus'],
  ['amber', 'westeurope'],
  ['violet', 'northeurope'],
  ['cyan', 'japaneast'],
  ['coral', 'japanwest'],
  ['olive', 'uksouth'],
  ['pearl', 'swedencentral'],
  ['ruby', 'brazilsouth'],
  ['jade', 'southeastasia'],
] as const;
const others = USABLE_REGIONS.map(({ name }) => name).filter(
  (name) => !places.some(([, location]) => location === name),
);

/** As many regions as there are locations to choose from. */
export const allRegions = USABLE_REGIONS.length;

export const regionsOf = (count: number): Region[] =>
  [...places, ...others.map((location) => [location, location] as const)]
    .slice(0, count)
    .map(([name, location]) => ({ name, location, aksClusterName: `aks-orders-prod-${name}`, zones: ['1', '2', '3'] }));

export const environmentOf = (regionCount: number, changes: Partial<Environment> = {}): Environment => ({
  resourceGroup: 'rg-orders-prod',
  containerRegistryName: 'acrordersprod4f2a',
  frontDoorName: 'afd-orders-prod',
  routing: 'weighted',
  alertEmails: ['oncall@example.com'],
  nodeSize: { system: 'Standard_D4pds_v5', user: 'Standard_D4plds_v5' },
  regions: regionsOf(regionCount),
  ...changes,
});

const homeOf = ({ home, regions }: Environment): string => home ?? regions[0]?.location ?? '';

function stampOf({ workload = 'orders', environmentName = 'prod', environment }: Case, region: Region): Stamp {
  const location = USABLE_REGIONS.find(({ name }) => name === region.location);
  if (!location) throw new Error(`No stamp can be built in ${region.location}`);
  const names = {
    ...environment,
    workload,
    environment: environmentName,
    addressSpace: '10.4.0.0/14',
    region: region.name,
  };
  return deriveStamp(names, location);
}

/** One environment to expand. */
export interface Case {
  readonly title: string;
  readonly environment: Environment;
  readonly workload?: string;
  readonly environmentName?: string;
  /** Further parameters of main.bicep. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface Assignment {
  readonly scope: string;
  readonly role: string;
  readonly principalId: string;
  readonly principalType: string;
}

function scopeOf(id: string): string {
  const onResource = /^\[extensionResourceId\('([^']+)'/.exec(id)?.[1];
  const [, subscription, group] = /^\[resourceId\('([^']+)', '([^']+)'/.exec(id) ?? [];
  if (group) return `/subscriptions/${subscription}/resourceGroups/${group}`;
  return onResource ?? id.replace(/\/providers\/Microsoft\.Authorization\/.*/, '');
}

/** What an environment becomes. */
export class Expansion {
  readonly environment: Environment;
  readonly stamps: ReadonlyMap<string, Stamp>;

  private made: readonly PredictedResource[] | undefined;

  constructor(readonly given: Case) {
    this.environment = given.environment;
    this.stamps = new Map(given.environment.regions.map((region) => [region.name, stampOf(given, region)]));
  }

  /** All that a deployment would make. */
  get resources(): readonly PredictedResource[] {
    if (!this.made)
      throw new Error(`${this.given.title} is expanded before the tests, and not while they are collected`);
    return this.made;
  }

  set resources(made: readonly PredictedResource[]) {
    this.made = made;
  }

  stamp(region: Region): Stamp {
    const stamp = this.stamps.get(region.name);
    if (!stamp) throw new Error(`No stamp for ${region.name}`);
    return stamp;
  }

  /** Location of what is global. */
  get home(): string {
    return homeOf(this.environment);
  }

  /** All resources of a type, or those of one resource group. */
  all(type: string, resourceGroup?: string): PredictedResource[] {
    const group = resourceGroup && `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/`;
    return this.resources.filter((r) => r.type === type && (!group || r.id.includes(group)));
  }

  /** Own names of all resources of a type. */
  names(type: string): (string | undefined)[] {
    return this.all(type).map(({ name }) => name.split('/').pop());
  }

  /** The role assignments in a resource group. Their ids are expressions: they follow principals that only Azure knows. */
  assignments(resourceGroup: string): Assignment[] {
    const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
    return this.all('Microsoft.Authorization/roleAssignments')
      .map(({ id, properties }) => ({
        scope: scopeOf(id),
        role: properties.roleDefinitionId.split('/').pop(),
        principalId: properties.principalId,
        principalType: properties.principalType,
      }))
      .filter(({ scope }) => scope === group || scope.startsWith(`${group}/`));
  }

  /** The only resource of a type in a resource group. */
  one(type: string, resourceGroup: string): PredictedResource {
    const [resource, ...others] = this.all(type, resourceGroup);
    if (!resource || others.length > 0)
      throw new Error(`${others.length + (resource ? 1 : 0)} ${type} in ${resourceGroup}`);
    return resource;
  }
}

/**
 * What the cases become: known when the tests of the file run, not while they are collected. What follows from a case alone
 * (its environment, its stamps) is known at once.
 */
export function expand(cases: readonly Case[]): Expansion[] {
  const expansions = cases.map((given) => new Expansion(given));
  beforeAll(async () => {
    const expander = new Expander();
    for (const expansion of expansions) expansion.resources = await expander.resources(parameterFile(expansion.given));
    await expander.end();
  }, 120_000);
  return expansions;
}

/** Bicep refuses what its types do not know: it makes up the host name itself. */
function bicepStamp({ gatewayAddress: { name, dnsLabel }, ...stamp }: Stamp): Stamp {
  return { ...stamp, gatewayAddress: { name, dnsLabel } };
}

/** What the generator would write, for cases that the parser need not know. */
function parameterFile(given: Case): Given {
  const environmentName = given.environmentName ?? 'prod';
  const variables = { workload: given.workload ?? 'orders', environments: { [environmentName]: given.environment } };
  const stamps = Object.fromEntries(
    given.environment.regions.map((region) => [region.name, bicepStamp(stampOf(given, region))]),
  );
  const lines = [
    "using './main.bicep'",
    "var variables = loadJsonContent('../config/variables.json')",
    'param workload = variables.workload',
    `param environmentName = '${environmentName}'`,
    `param config = variables.environments${isIdentifier(environmentName) ? `.${environmentName}` : `['${environmentName}']`}`,
    ...Object.entries({ watchedFrom: watchingLocation(homeOf(given.environment)), stamps, ...given.parameters }).map(
      ([key, value]) => `param ${key} = ${literal(value)}`,
    ),
  ];
  return { variables, parameters: `${lines.join('\n')}\n` };
}
