import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, VARIABLES_PATH } from '../configuration';
import { suggestPair, suggestRegion } from '../configuration/region-catalogue';
import { PLACEHOLDER_EMAIL } from '../configuration/suggestions';

/** Something that is allowed and that a person may not have meant. */
export interface Warning {
  readonly text: string;
  readonly advice: string;
}

/**
 * @param directory that is written to
 * @param packageManager the program that started this one, as npm_config_user_agent tells it
 */
export function warningsFor(
  configuration: Configuration,
  directory: string,
  packageManager: string | undefined,
): Warning[] {
  return [
    ...alertsNobody(configuration),
    ...oneRegion(configuration),
    ...noDockerfile(configuration, directory),
    ...notNpm(packageManager),
  ];
}

function noDockerfile({ service }: Configuration, directory: string): Warning[] {
  if (!service.isOwn || existsSync(join(directory, service.directory, 'Dockerfile'))) return [];
  return [
    {
      text: `your service in ${service.directory} has no Dockerfile.`,
      advice: 'Images are built from it. README.md says what else is expected of a service, under "The service".',
    },
  ];
}

function alertsNobody({ environments }: Configuration): Warning[] {
  if (!environments.some(({ alertEmails }) => alertEmails.every((email) => email === PLACEHOLDER_EMAIL))) return [];
  return [
    {
      text: `nobody gets the alerts, they go to ${PLACEHOLDER_EMAIL}.`,
      advice: `Name somebody: --alert-email, or in ${VARIABLES_PATH} later.`,
    },
  ];
}

function oneRegion({ environments }: Configuration): Warning[] {
  const alone = environments.filter(({ regions }) => regions.length === 1);
  const locations = new Set(alone.map(({ regions }) => regions[0]?.location ?? ''));
  return [...locations].map((location) => {
    const pair = suggestPair(location);
    const second = pair ?? suggestRegion(location, [location]);
    return {
      text: 'one region survives the loss of a zone, not of the region.',
      advice: `${second.name} is ${pair ? 'its pair' : 'the nearest other one'}: --regions ${location},${second.name}`,
    };
  });
}

function notNpm(packageManager: string | undefined): Warning[] {
  const name = packageManager?.split('/')[0];
  if (name === undefined || name === '' || name === 'npm') return [];
  return [
    {
      text: `started with ${name}, but the repository is managed with npm.`,
      advice: 'Its lock file is package-lock.json.',
    },
  ];
}
