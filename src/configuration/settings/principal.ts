import type { Field } from '../field';
import { printable } from '../naming-rule';

export const PRINCIPAL_TYPES = ['User', 'Group', 'ServicePrincipal'] as const;

/** Somebody, or something, in Microsoft Entra. */
export interface ClusterAdmin {
  /** The object id, a GUID. */
  readonly id: string;
  readonly type: (typeof PRINCIPAL_TYPES)[number];
}

/** Each gets a role assignment in each region. */
export const MAX_CLUSTER_ADMINS = 100;

const NIL = '0{8}-(?:0{4}-){3}0{12}';
const GUID = `^(?!${NIL}$)[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$`;

export const PRINCIPAL_ID: Field = {
  description: 'Object id in Microsoft Entra; of an application that of its service principal.',
  rule: 'a GUID: 8, 4, 4, 4 and 12 hexadecimal digits with hyphens between',
  unique: 'environment',
  schema: { pattern: GUID },
  refusal: (value) => {
    if (new RegExp(GUID).test(value)) return undefined;
    return new RegExp(`^${NIL}$`).test(value) ? 'nobody has the id of zeros' : `"${printable(value)}" is not a GUID`;
  },
  mend: (value, taken) => {
    const bare = value.replace(/^[\s{(]+|[\s})]+$/g, '');
    const candidates = [bare, ...[...taken, ''].map((_, index) => exampleId(index))];
    return candidates.find((id) => new RegExp(GUID).test(id) && !taken.includes(id.toLowerCase()));
  },
};

/** The id of nobody, to be replaced. */
export function exampleId(index: number): string {
  return `00000000-0000-0000-0000-${String(index + 1).padStart(12, '0')}`;
}
