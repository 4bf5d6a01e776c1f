import type { EnvironmentVariables } from '../../../configuration/variables-schema';
import type { Outcome } from './start';

/** Whom an answer is for: one environment, or all of them alike. */
export interface Scope {
  readonly environment?: string;
  /** What tells its questions from those of other environments: `:prod`. */
  readonly ending: string;
  /** The same in a title, where there are others: `, prod`. */
  readonly titleEnding: string;
  /** What an outcome holds for it. */
  read(outcome: Outcome): EnvironmentVariables | undefined;
}

/** One answer for all environments; it is read where it stands first. */
export const FOR_ALL: Scope = {
  ending: '',
  titleEnding: '',
  read: ({ variables }) => Object.values(variables.environments)[0],
};

/** A scope for each environment. */
export function scopesOf({ variables }: Outcome): (Scope & { readonly environment: string })[] {
  const environments = Object.keys(variables.environments);
  return environments.map((environment) => ({
    environment,
    ending: `:${environment}`,
    titleEnding: environments.length === 1 ? '' : `, ${environment}`,
    read: (outcome) =>
      Object.hasOwn(outcome.variables.environments, environment)
        ? outcome.variables.environments[environment]
        : undefined,
  }));
}
