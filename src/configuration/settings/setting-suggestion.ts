import { listAt, textAt, valueAt } from '../json-value';
import type { JsonPath } from '../problem';
import { exampleHostName } from './host-name';
import { DEFAULT_RETENTION_DAYS } from './logs';
import { defaultNodeCount } from './node-count';
import { CERTIFICATE_NAME, KEY_VAULT_ID } from './origin-certificate';
import { exampleId } from './principal';
import { SETTINGS_SCHEMA } from './settings-schema';

/** Whether a path leads to or into a setting. */
export function isSetting(path: JsonPath): boolean {
  return path[0] === 'environments' && typeof path[2] === 'string' && Object.hasOwn(SETTINGS_SCHEMA, path[2]);
}

/**
 * What would do at a path in a setting where something is missing or of the wrong type: its default. Where it has none it
 * is best left out, but for its parts, which are given an example.
 */
export function settingSuggestion(document: unknown, path: JsonPath): unknown {
  const defaults = defaultsFor(document, path);
  const [, , ...inside] = path;
  const found = valueAt(defaults, inside);
  return found === undefined && inside.length > 1 ? valueAt(examplesFor(document, path), inside) : found;
}

function defaultsFor(document: unknown, path: JsonPath) {
  const size = textAt(document, [...path.slice(0, 2), 'nodeSize', 'user']);
  return {
    nodeCount: defaultNodeCount(size ?? ''),
    apiServer: { access: 'public' },
    exposure: 'public',
    logs: { retentionDays: DEFAULT_RETENTION_DAYS },
    locks: false,
  };
}

function examplesFor(document: unknown, path: JsonPath) {
  const regions = listAt(document, [...path.slice(0, 2), 'regions']).map((region) => textAt(region, ['name']));
  const names = regions.filter((name) => name !== undefined);
  const index = typeof path[3] === 'number' ? path[3] : 0;
  return {
    apiServer: { authorizedRanges: ['203.0.113.0/24'] },
    originCertificate: {
      keyVaultId: KEY_VAULT_ID.mend('', []),
      certificateName: CERTIFICATE_NAME.mend('', []),
      hostNames: Object.fromEntries(names.map((name) => [name, exampleHostName(name)])),
    },
    clusterAdmins: { [index]: { id: exampleId(index), type: 'Group' } },
  };
}
