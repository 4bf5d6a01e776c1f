import * as fields from '../../../configuration/fields';
import type { EnvironmentVariables } from '../../../configuration/variables-schema';
import { DIRECTORY, ROUTING } from './other-questions';
import type { Question } from './question';
import { REGIONS } from './region-question';
import type { Outcome } from './start';
import { listQuestion, textQuestion } from './text-question';

/**
 * All there is to decide, in the order in which it is asked. The address comes before the registry: the end of the name
 * that is suggested for one follows from it.
 */
export function questionsFor({ variables }: Outcome): Question[] {
  const environments = Object.keys(variables.environments);
  return [
    WORKLOAD,
    ENVIRONMENTS,
    REGIONS,
    ALERT_EMAILS,
    ...environments.flatMap((environment) => NAMES.map((name) => nameQuestion(name, environment, environments.length))),
    ROUTING,
    SYSTEM_SIZE,
    USER_SIZE,
    DIRECTORY,
  ];
}

const WORKLOAD = textQuestion(fields.WORKLOAD, {
  id: 'workload',
  flag: 'name',
  title: 'Workload name',
  explanation: 'The name of the microservice; all other names follow from it.',
  path: ['workload'],
  read: ({ variables }) => variables.workload,
});

const ENVIRONMENTS = listQuestion(fields.ENVIRONMENT, {
  id: 'environments',
  flag: 'environments',
  title: 'Environments',
  explanation: 'Installations that share nothing, such as prod,staging.',
  read: ({ variables }) => Object.keys(variables.environments).join(','),
});

const ALERT_EMAILS = listQuestion(fields.EMAIL, {
  id: 'alertEmails',
  flag: 'alertEmail',
  title: 'Alert e-mail',
  explanation: 'Who is told when something breaks.',
  read: ({ variables }) => (first(variables.environments)?.alertEmails ?? []).join(','),
});

const SYSTEM_SIZE = textQuestion(fields.SYSTEM_SIZE, {
  id: 'systemSize',
  flag: 'nodeSize',
  title: 'System node size',
  read: ({ variables }) => first(variables.environments)?.nodeSize.system ?? '',
});

const USER_SIZE = textQuestion(fields.USER_SIZE, {
  id: 'userSize',
  flag: 'nodeSize',
  title: 'Workload node size',
  read: ({ variables }) => first(variables.environments)?.nodeSize.user ?? '',
});

/** Names of which each environment has its own. */
const NAMES = [
  { kind: 'resourceGroup', key: 'resourceGroup', title: 'Resource group', field: fields.RESOURCE_GROUP },
  { kind: 'registry', key: 'containerRegistryName', title: 'Registry', field: fields.REGISTRY },
  { kind: 'frontDoor', key: 'frontDoorName', title: 'Front Door', field: fields.FRONT_DOOR },
] as const;

function nameQuestion({ kind, key, title, field }: (typeof NAMES)[number], environment: string, count: number) {
  return textQuestion(field, {
    id: `${kind}:${environment}`,
    flag: kind,
    title: count === 1 ? title : `${title}, ${environment}`,
    path: ['environments', environment, key],
    read: ({ variables }) => variables.environments[environment]?.[key] ?? '',
  });
}

function first(environments: Readonly<Record<string, EnvironmentVariables>>): EnvironmentVariables | undefined {
  return Object.values(environments)[0];
}
