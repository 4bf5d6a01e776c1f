import { basename, resolve } from 'node:path';
import type { Answers } from '../configuration';
import { mendName } from '../configuration/naming-rule';
import { WORKLOAD } from '../configuration/naming-rules';
import { readAnswers } from '../configuration/read-answers';
import { DEFAULT_ENVIRONMENT, DEFAULT_WORKLOAD, suggestVariables } from '../configuration/suggestions';
import type { EnvironmentVariables, Variables } from '../configuration/variables-schema';
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
  const answers: Answers = {
    ...given,
    // What follows from a name that is refused would be refused with it: one mistake, told five times.
    workload: mendName(WORKLOAD, workload),
    environments,
    ...(given.alertEmails ? {} : gitEmail ? { alertEmails: [gitEmail] } : {}),
  };
  const variables = { ...suggestVariables(answers), workload };
  refuseLostAnswers(options, environments, variables);
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
    regions: regionValues(entries),
    resourceGroup: named((variables) => variables.resourceGroup),
    registry: named((variables) => variables.containerRegistryName),
    frontDoor: named((variables) => variables.frontDoorName),
    cluster: entries
      .flatMap(([environment, { regions }]) => {
        const prefix = entries.length === 1 ? '' : `${environment}/`;
        return regions.map(({ name, aksClusterName }) => `${prefix}${name}=${aksClusterName}`);
      })
      .join(','),
    routing: first?.routing ?? '',
    alertEmail: (first?.alertEmails ?? []).join(','),
    nodeSize: `system=${first?.nodeSize.system},user=${first?.nodeSize.user}`,
  };
}

/** Once where they are the same in every environment, else for each of them. */
function regionValues(environments: readonly (readonly [string, EnvironmentVariables])[]): string {
  const own = environments.map(([environment, { regions }]) => ({
    environment,
    regions: regions.map(({ name, location }) => `${name}=${location}`),
  }));
  const [first = ''] = own.map(({ regions }) => regions.join(','));
  if (own.every(({ regions }) => regions.join(',') === first)) return first;
  return own.flatMap(({ environment, regions }) => regions.map((region) => `${environment}/${region}`)).join(',');
}

function suggestWorkload(directory: string | undefined): string {
  const folder = directory === undefined ? '' : basename(resolve(directory));
  return /[a-z]/i.test(folder) ? mendName(WORKLOAD, folder.toLowerCase()) : DEFAULT_WORKLOAD;
}
