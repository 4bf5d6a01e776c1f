import type { Environment } from '../../configuration';
import { locationName } from '../diagram/location-name';
import { counted, listed } from './words';

/** What an environment has for a setting. */
export interface SettingRow {
  /** Its key in variables.json. */
  readonly key: string;
  readonly value: string;
  /** Whether variables.json says so, or nothing does. */
  readonly source: 'variables.json' | 'default';
}

/** The settings of an environment as they are now, in the order of the schema. */
export function settingRows(environment: Environment): SettingRow[] {
  const { given } = environment;
  return Object.entries(VALUES).map(([key, value]) => ({
    key,
    value: value(environment),
    source: Object.hasOwn(given, key) ? 'variables.json' : 'default',
  }));
}

type Value = (environment: Environment) => string;

const VALUES: Readonly<Record<keyof Required<Environment['given']>, Value>> = {
  home: ({ home }) => `${locationName({ location: home })} (\`${home}\`)`,
  nodeCount: ({ nodeCount: { system, user } }) =>
    `system ${system.min} to ${system.max} in a region, user ${user.min} to ${user.max} in each zone`,
  apiServer: ({ apiServer: { access, authorizedRanges } }) =>
    access === 'ranges' ? `ranges: ${counted(authorizedRanges.length, 'range')}` : access,
  exposure: ({ exposure }) => exposure,
  originCertificate: ({ originCertificate }) =>
    originCertificate
      ? `${originCertificate.certificateName} of ${originCertificate.keyVaultId.split('/').at(-1)}: HTTPS to the gateways`
      : 'none: plain HTTP to the gateways',
  clusterAdmins: ({ clusterAdmins }) =>
    clusterAdmins.length === 0
      ? 'nobody beside whoever deploys'
      : listed(clusterAdmins.map(({ id, type }) => `${type} \`${id}\``)),
  logs: ({ logs: { retentionDays, dailyCapGb } }) =>
    `${retentionDays} days, ${dailyCapGb === undefined ? 'no daily cap' : `at most ${dailyCapGb} GB a day in each workspace`}`,
  locks: ({ locks }) => (locks ? 'true' : 'false'),
};
