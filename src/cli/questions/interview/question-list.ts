import * as fields from '../../../configuration/fields';
import { spellSize } from '../../../configuration/spelling';
import { PLACEHOLDER_EMAIL } from '../../../configuration/suggestions';
import { clusterQuestion } from './cluster-question';
import { DIRECTORY, routingQuestion } from './other-questions';
import type { Question } from './question';
import { regionQuestion } from './region-question';
import { FOR_ALL, type Scope, scopesOf } from './scope';
import type { Outcome, Start } from './start';
import { listQuestion, parts, textQuestion } from './text-question';

/**
 * All there is to decide, in the order in which it is asked. The address comes before the registry: the end of the name
 * that is suggested for one follows from it. What environments share when they are new may differ once they are there.
 */
export function questionsFor(outcome: Outcome, start: Start): Question[] {
  const environments = scopesOf(outcome);
  const first = environments[0]?.environment ?? '';
  const shared = start.existing ? environments : [FOR_ALL];
  return [
    WORKLOAD,
    ENVIRONMENTS,
    ...environments.map((scope) => regionQuestion(scope, first, start)),
    ...shared.map(alertEmails),
    ...environments.flatMap((scope) => [
      ...NAMES.map((name) => nameQuestion(name, scope)),
      clusterQuestion(scope, outcome),
    ]),
    ...shared.flatMap((scope) => [routingQuestion(scope), systemSize(scope), userSize(scope)]),
    ...(start.existing ? [] : [DIRECTORY]),
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
  explanation: 'Installations that share nothing, in the order to deploy them: staging,prod.',
  read: ({ variables }) => Object.keys(variables.environments).join(','),
});

function alertEmails(scope: Scope): Question {
  return listQuestion(fields.EMAIL, {
    id: `alertEmails${scope.ending}`,
    flag: 'alertEmail',
    title: `Alert e-mail${scope.titleEnding}`,
    environment: scope.environment,
    explanation: 'Who is told when something breaks.',
    warning: (text) => (parts(text).includes(PLACEHOLDER_EMAIL) ? `${PLACEHOLDER_EMAIL} reaches nobody` : undefined),
    read: (outcome) => (scope.read(outcome)?.alertEmails ?? []).join(','),
  });
}

function systemSize(scope: Scope): Question {
  return textQuestion(fields.SYSTEM_SIZE, {
    id: `systemSize${scope.ending}`,
    flag: 'nodeSize',
    title: `System node size${scope.titleEnding}`,
    environment: scope.environment,
    read: (outcome) => scope.read(outcome)?.nodeSize.system ?? '',
    refusal: (text) => fields.SYSTEM_SIZE.refusal(spellSize(text)),
  });
}

function userSize(scope: Scope): Question {
  return textQuestion(fields.USER_SIZE, {
    id: `userSize${scope.ending}`,
    flag: 'nodeSize',
    title: `Workload node size${scope.titleEnding}`,
    environment: scope.environment,
    read: (outcome) => scope.read(outcome)?.nodeSize.user ?? '',
    refusal: (text) => fields.USER_SIZE.refusal(spellSize(text)),
  });
}

/** Names of which each environment has its own. */
const NAMES = [
  { kind: 'resourceGroup', key: 'resourceGroup', title: 'Resource group', field: fields.RESOURCE_GROUP },
  { kind: 'registry', key: 'containerRegistryName', title: 'Registry', field: fields.REGISTRY },
  { kind: 'frontDoor', key: 'frontDoorName', title: 'Front Door', field: fields.FRONT_DOOR },
] as const;

function nameQuestion(
  { kind, key, title, field }: (typeof NAMES)[number],
  scope: Scope & { readonly environment: string },
): Question {
  return textQuestion(field, {
    id: `${kind}${scope.ending}`,
    flag: kind,
    title: `${title}${scope.titleEnding}`,
    environment: scope.environment,
    path: ['environments', scope.environment, key],
    read: (outcome) => scope.read(outcome)?.[key] ?? '',
  });
}
