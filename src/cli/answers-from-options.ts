import { basename, resolve } from 'node:path';
import type { Answers } from '../configuration';
import { mendName } from '../configuration/naming-rule';
import { WORKLOAD } from '../configuration/naming-rules';
import { readAnswers } from '../configuration/read-answers';
import { DEFAULT_ENVIRONMENT, DEFAULT_WORKLOAD, suggestVariables } from '../configuration/suggestions';
import type { Variables } from '../configuration/variables-schema';
import { FLAG_NAMES, FLAGS, type FlagName } from './flags';
import { refuseLostAnswers } from './lost-answers';
import type { CreateOptions } from './options';

/** One answer that was not given, and what is suggested for it. */
export interface Suggestion {
  readonly name: FlagName;
  readonly flag: string;
  readonly value: string;
}

/** The answers of the flags, filled up to a whole variables.json, and what was filled in. */
export interface FilledAnswers {
  readonly variables: Variables;
  readonly suggestions: readonly Suggestion[];
}

/**
 * @param gitEmail the address that git knows the user by; who generates is the best guess for who is told
 * @throws AksHaError E108 where some of what the flags say would be lost
 */
export function fillAnswers(
  directory: string | undefined,
  options: CreateOptions,
  gitEmail: string | undefined,
): FilledAnswers {
  const given = readAnswers(options);
  const workload = given.workload ?? suggestWorkload(directory);
  const environments = given.environments ?? [DEFAULT_ENVIRONMENT];
  refuseLostAnswers(options, environments);
  const answers: Answers = {
    ...given,
    // What follows from a name that is refused would be refused with it: one mistake, told five times.
    workload: mendName(WORKLOAD, workload),
    environments,
    ...(given.alertEmails ? {} : gitEmail ? { alertEmails: [gitEmail] } : {}),
  };
  const variables = { ...suggestVariables(answers), workload };
  const missing = FLAG_NAMES.filter((name) => options[name] === undefined);
  const values = flagValues(variables);
  return { variables, suggestions: missing.map((name) => ({ name, flag: FLAGS[name].flag, value: values[name] })) };
}

/** What each flag would have to say to give this file. */
export function flagValues({ workload, environments }: Variables): Record<FlagName, string> {
  const entries = Object.entries(environments);
  const [first] = entries.map(([, variables]) => variables);
  const named = (pick: (variables: (typeof entries)[number][1]) => string) =>
    entries.length === 1 && first
      ? pick(first)
      : entries.map(([environment, variables]) => `${environment}=${pick(variables)}`).join(',');
  return {
    name: workload,
    environments: Object.keys(environments).join(','),
    regions: (first?.regions ?? []).map(({ name, location }) => `${name}=${location}`).join(','),
    resourceGroup: named((variables) => variables.resourceGroup),
    registry: named((variables) => variables.containerRegistryName),
    frontDoor: named((variables) => variables.frontDoorName),
    routing: first?.routing ?? '',
    alertEmail: (first?.alertEmails ?? []).join(','),
    nodeSize: `system=${first?.nodeSize.system},user=${first?.nodeSize.user}`,
  };
}

function suggestWorkload(directory: string | undefined): string {
  const folder = directory === undefined ? '' : basename(resolve(directory));
  return /[a-z]/i.test(folder) ? mendName(WORKLOAD, folder.toLowerCase()) : DEFAULT_WORKLOAD;
}
