import * as v from 'valibot';
import { text } from './answer-schema';
import * as fields from './fields';
import { FORMAT } from './format/migrations';
import { SERVICE_DIRECTORY } from './service-directory';
import { REGION_SETTINGS_SCHEMA } from './settings/region-settings-schema';
import { SETTINGS_SCHEMA } from './settings/settings-schema';

export const ROUTINGS = ['weighted', 'priority', 'latency'] as const;

const zone = <const Zone extends string>(number: Zone) =>
  v.pipe(v.literal(number), v.description(`Availability zone ${number}.`));

const region = v.pipe(
  v.strictObject({
    name: text(fields.REGION_NAME),
    location: text(fields.LOCATION),
    aksClusterName: text(fields.CLUSTER),
    zones: v.pipe(
      v.strictTuple([zone('1'), zone('2'), zone('3')]),
      v.description('Availability zones of the nodes: all three.'),
    ),
    ...REGION_SETTINGS_SCHEMA,
  }),
  v.description('An Azure location that the workload is deployed to.'),
);

const environment = v.pipe(
  v.strictObject({
    resourceGroup: text(fields.RESOURCE_GROUP),
    containerRegistryName: text(fields.REGISTRY),
    frontDoorName: text(fields.FRONT_DOOR),
    routing: v.pipe(
      v.picklist(ROUTINGS),
      v.description(
        'How Front Door divides requests: weighted (evenly), priority (the first region that is well), latency (the nearest).',
      ),
    ),
    alertEmails: v.pipe(
      v.array(text(fields.EMAIL)),
      v.minLength(1),
      v.description('Who is told when something breaks.'),
    ),
    nodeSize: v.pipe(
      v.strictObject({
        system: text(fields.SYSTEM_SIZE),
        user: text(fields.USER_SIZE),
      }),
      v.description('Azure sizes of the nodes, Arm64.'),
    ),
    addressSpace: v.optional(text(fields.ADDRESS_SPACE)),
    ...SETTINGS_SCHEMA,
    regions: v.pipe(
      v.array(region),
      v.minLength(1),
      v.description(
        'Where the workload runs. Unless home is given, the first is the home of the registry and of what is global.',
      ),
    ),
  }),
  v.description('An independent installation of the workload.'),
);

/** The shape of variables.json; what must agree between its parts is checked in the files around parse-variables.ts. */
export const VariablesSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.pipe(v.string(), v.description('Where editors find the rules of this file.'))),
    version: v.pipe(v.literal(FORMAT), v.description('Format of this file. An upgrade moves it; nobody else does.')),
    workload: text(fields.WORKLOAD),
    serviceDirectory: v.optional(text(SERVICE_DIRECTORY)),
    environments: v.pipe(
      v.record(text(fields.ENVIRONMENT), environment),
      v.minEntries(1),
      v.description('Installations of the workload, by name.'),
    ),
  }),
  v.title('Names and regions of a highly available microservice'),
  v.description('The single source of names and regions. After a change: npx projen'),
);

/** What variables.json holds once it is valid. */
export type Variables = v.InferOutput<typeof VariablesSchema>;
export type EnvironmentVariables = Variables['environments'][string];
