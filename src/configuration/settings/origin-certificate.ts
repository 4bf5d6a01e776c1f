import type { Field } from '../field';
import { REGION_NAME } from '../fields';
import { keysAt, listAt, textAt, valueAt } from '../json-value';
import { printable } from '../naming-rule';
import type { Problem } from '../problem';
import { exampleHostName } from './host-name';

/** A certificate of the user's own, with which the regions answer Front Door by HTTPS. */
export interface OriginCertificate {
  /** Resource id of the Key Vault. */
  readonly keyVaultId: string;
  /** Name of the certificate in it. */
  readonly certificateName: string;
  /** A host name for each region, by the region's name; the certificate holds them all. */
  readonly hostNames: Readonly<Record<string, string>>;
}

const GUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const GROUP = '[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]';
const VAULT = '(?=[A-Za-z0-9-]{3,24}$)[A-Za-z](?:-?[A-Za-z0-9])*';
const VAULT_ID = `^/subscriptions/${GUID}/resourceGroups/${GROUP}/providers/Microsoft\\.KeyVault/vaults/${VAULT}$`;
const EXAMPLE_VAULT =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-certificates';

export const KEY_VAULT_ID: Field = {
  description: 'Resource id of the Key Vault that holds the certificate.',
  rule: 'the resource id of a Key Vault, as Azure shows it',
  schema: { pattern: VAULT_ID },
  refusal: (value) => {
    if (new RegExp(VAULT_ID).test(value)) return undefined;
    return `"${printable(value)}" is not /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…`;
  },
  // Azure's own tools write its words in other letters here and there.
  mend: (value) => {
    const words = ['/subscriptions/', '/resourceGroups/', '/providers/', '/Microsoft.KeyVault/', '/vaults/'];
    const spelled = words.reduce((text, word) => text.replace(new RegExp(word.replace('.', '\\.'), 'i'), word), value);
    return new RegExp(VAULT_ID).test(spelled) ? spelled : EXAMPLE_VAULT;
  },
};

export const CERTIFICATE_NAME: Field = {
  description: 'Name of the certificate in the Key Vault. Its newest version is taken.',
  rule: '1–127 characters: letters, digits and hyphens',
  schema: { pattern: '^[0-9A-Za-z-]{1,127}$' },
  refusal: (value) =>
    /^[0-9A-Za-z-]{1,127}$/.test(value) ? undefined : `"${printable(value)}" is no name of a certificate`,
  mend: (value) => value.replace(/[^0-9A-Za-z-]+/g, '-').slice(0, 127) || 'origin',
};

/** Host names must be there for the regions, and for nobody else. */
export function originCertificateProblems(document: unknown): Problem[] {
  return keysAt(document, ['environments']).flatMap((environment) => {
    const path = ['environments', environment, 'originCertificate', 'hostNames'];
    const given = valueAt(document, path);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
    // Names that their rule refuses are told as such.
    const hostNames = keysAt(document, path).filter(isName);
    const regions = listAt(document, ['environments', environment, 'regions'])
      .map((region) => textAt(region, ['name']) ?? '')
      .filter(isName);
    const missing = regions.filter((name) => !hostNames.includes(name));
    const extra = hostNames.filter((name) => !regions.includes(name));
    return [
      ...[...new Set(missing)].map(
        (name): Problem => ({
          path: [...path, name],
          rule: 'a host name for each region',
          cause: 'it is missing',
          fix: { kind: 'set', value: exampleHostName(name) },
        }),
      ),
      ...extra.map(
        (name): Problem => ({
          path: [...path, name],
          rule: 'a host name for each region, and for nobody else',
          cause: `there is no region "${printable(name)}"`,
          fix: { kind: 'remove' },
        }),
      ),
    ];
  });
}

function isName(name: string): boolean {
  return REGION_NAME.refusal(name) === undefined;
}
