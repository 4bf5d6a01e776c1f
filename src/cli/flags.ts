import type { JsonPath } from '../configuration';

/** One question of the command line. */
export interface Flag {
  readonly flag: string;
  /** What stands behind the flag in the help. */
  readonly value: string;
  /** At most 60 characters, so that a line of 80 holds it beside its flag. */
  readonly description: string;
  /** Whether it takes several values: with commas, or given again. */
  readonly isList: boolean;
}

/** Every answer has a flag; in this order they are listed and repeated. */
export const FLAGS = {
  name: { flag: '--name', value: '<workload>', description: 'name of the microservice', isList: false },
  environments: {
    flag: '--environments',
    value: '<names>',
    description: 'installations, in the order to deploy: staging,prod',
    isList: true,
  },
  regions: {
    flag: '--regions',
    value: '<locations>',
    description: 'Azure regions with three zones, such as eastus2,centralus',
    isList: true,
  },
  resourceGroup: {
    flag: '--resource-group',
    value: '<name>',
    description: 'group of what is global; each region adds its own',
    isList: true,
  },
  registry: {
    flag: '--registry',
    value: '<name>',
    description: 'container registry, unique in all of Azure',
    isList: true,
  },
  frontDoor: { flag: '--front-door', value: '<name>', description: 'Azure Front Door profile', isList: true },
  cluster: {
    flag: '--cluster',
    value: '<names>',
    description: 'AKS clusters, by region: blue=aks-a,green=aks-b',
    isList: true,
  },
  routing: {
    flag: '--routing',
    value: '<method>',
    description: 'weighted (evenly), priority (in order), latency (nearest)',
    isList: false,
  },
  alertEmail: {
    flag: '--alert-email',
    value: '<addresses>',
    description: 'who is told when something breaks',
    isList: true,
  },
  nodeSize: {
    flag: '--node-size',
    value: '<size>',
    description: 'Arm64 size of the nodes, such as Standard_D4plds_v5',
    isList: true,
  },
} as const satisfies Record<string, Flag>;

/** Not among them: nobody is asked, a new service is what most want. */
export const SERVICE_DIR = '--service-dir';

export type FlagName = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as FlagName[];

/** The flag that a place in variables.json was answered by. */
export function flagOf(path: JsonPath): string | undefined {
  if (path[0] === 'workload') return FLAGS.name.flag;
  if (path[0] === 'serviceDirectory') return SERVICE_DIR;
  if (path[0] !== 'environments') return undefined;
  if (path.length <= 2) return FLAGS.environments.flag;
  const name = path.includes('aksClusterName') ? 'cluster' : BY_KEY[String(path[2])];
  return name && FLAGS[name].flag;
}

const BY_KEY: Readonly<Record<string, FlagName>> = {
  resourceGroup: 'resourceGroup',
  containerRegistryName: 'registry',
  frontDoorName: 'frontDoor',
  routing: 'routing',
  alertEmails: 'alertEmail',
  nodeSize: 'nodeSize',
  regions: 'regions',
};
