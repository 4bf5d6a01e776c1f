import type { JsonPath } from '../configuration';

/** One question of the command line. */
export interface Flag {
  readonly flag: string;
  /** What stands behind the flag in the help. */
  readonly value: string;
  readonly description: string;
}

/** Every answer has a flag; in this order they are listed and repeated. */
export const FLAGS = {
  name: { flag: '--name', value: '<workload>', description: 'name of the microservice' },
  environments: {
    flag: '--environments',
    value: '<names>',
    description: 'installations of it, such as prod,staging',
  },
  regions: {
    flag: '--regions',
    value: '<locations>',
    description: 'Azure regions with three zones, such as eastus2,centralus or blue=eastus2',
  },
  resourceGroup: {
    flag: '--resource-group',
    value: '<name>',
    description: 'group of what is global; with several environments prod=<name>,staging=<name>',
  },
  registry: {
    flag: '--registry',
    value: '<name>',
    description: 'container registry, unique in all of Azure; prod=<name>,… as above',
  },
  frontDoor: { flag: '--front-door', value: '<name>', description: 'Front Door profile; prod=<name>,… as above' },
  routing: {
    flag: '--routing',
    value: '<method>',
    description: 'weighted (evenly), priority (the first that is well) or latency (the nearest)',
  },
  alertEmail: { flag: '--alert-email', value: '<addresses>', description: 'who is told when something breaks' },
  nodeSize: {
    flag: '--node-size',
    value: '<size>',
    description: 'Arm64 size of the nodes; system=<size>,user=<size> for both kinds',
  },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof FLAGS;

/** The flag that a place in variables.json was answered by. */
export function flagOf(path: JsonPath): string | undefined {
  if (path[0] === 'workload') return FLAGS.name.flag;
  if (path[0] !== 'environments') return undefined;
  if (path.length <= 2) return FLAGS.environments.flag;
  const name = BY_KEY[String(path[2])];
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
