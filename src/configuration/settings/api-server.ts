import { keysAt, textAt } from '../json-value';
import type { JsonPath, Problem } from '../problem';

export const API_SERVER_ACCESS = ['public', 'ranges', 'private'] as const;

/** Who reaches the API servers; whoever does still needs a right in Microsoft Entra. */
export interface ApiServer {
  /** From everywhere, from named addresses, or from the region's network alone. */
  readonly access: (typeof API_SERVER_ACCESS)[number];
  /** With `ranges`: IPv4 ranges. A region's own address is added to them. Empty otherwise. */
  readonly authorizedRanges: readonly string[];
}

/** What {@link apiServerProblems} tells, as a JSON schema. */
export const API_SERVER_SCHEMA = {
  if: { type: 'object', properties: { access: { const: 'ranges' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
  then: { type: 'object', properties: { authorizedRanges: true }, required: ['authorizedRanges'] },
  else: { type: 'object', properties: { authorizedRanges: false } },
};

/** Ranges without the access that they are for, and that access without ranges. */
export function apiServerProblems(document: unknown): Problem[] {
  return keysAt(document, ['environments']).flatMap((environment) => {
    const path = ['environments', environment, 'apiServer'];
    const access = textAt(document, [...path, 'access']);
    const hasRanges = keysAt(document, path).includes('authorizedRanges');
    if (access === 'ranges' && !hasRanges) return [missing([...path, 'authorizedRanges'])];
    if (access === 'public' && hasRanges) return [unused([...path, 'access'])];
    if (access === 'private' && hasRanges) return [useless([...path, 'authorizedRanges'])];
    return [];
  });
}

function missing(path: JsonPath): Problem {
  const fix = { kind: 'set', value: ['203.0.113.0/24'] } as const;
  return { path, rule: 'at least one range where access is "ranges"', cause: 'it is missing', fix };
}

/** Whoever names ranges wants them to count: without them everybody would get in. */
function unused(path: JsonPath): Problem {
  const cause = 'with "public" nobody looks at authorizedRanges';
  return { path, rule: '"ranges" where authorizedRanges are given', cause, fix: { kind: 'set', value: 'ranges' } };
}

function useless(path: JsonPath): Problem {
  const cause = 'a private API server has no public address that they could be for';
  return { path, rule: 'nothing where access is "private"', cause, fix: { kind: 'remove' } };
}
