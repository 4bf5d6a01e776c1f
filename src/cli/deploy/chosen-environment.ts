import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, type Environment, readVariables, VARIABLES_PATH } from '../../configuration';
import { AksHaError } from '../../errors/aks-ha-error';

/** What a command is about. */
export interface Chosen {
  readonly configuration: Configuration;
  readonly environment: Environment;
}

/**
 * The environment that is named, or the only one.
 *
 * @throws AksHaError E507 outside of a generated repository, E506 for one that is not there, E611 where it has to be named
 */
export function chosenEnvironment(root: string, name: string | undefined): Chosen {
  if (!existsSync(join(root, VARIABLES_PATH))) {
    throw refusal(
      'E507',
      `${root} holds no generated repository: there is no ${VARIABLES_PATH}.`,
      'Run it at the root of one, or make one: npx create-aks-ha',
    );
  }
  const configuration = readVariables(join(root, VARIABLES_PATH), VARIABLES_PATH);
  const { environments } = configuration;
  const names = environments.map((each) => each.name).join(', ');
  const [first, ...others] = environments;
  if (name === undefined && others.length > 0) {
    throw refusal(
      'E611',
      `${VARIABLES_PATH} has several environments: ${names}.`,
      `Name one: --environment ${first?.name}`,
    );
  }
  const environment = name === undefined ? first : environments.find((each) => each.name === name);
  if (environment) return { configuration, environment };
  throw refusal('E506', `${VARIABLES_PATH} has no environment "${name}".`, `There is ${names}.`);
}

function refusal(code: 'E506' | 'E507' | 'E611', message: string, hint: string): AksHaError {
  return new AksHaError({ code, source: 'user', message, hint });
}
