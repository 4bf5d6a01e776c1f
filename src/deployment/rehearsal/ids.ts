import { createHash } from 'node:crypto';

/** Ids are hashes of names, so that the same requests give the same answers. */
function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n').toLowerCase()).digest('hex');
}

/** A GUID of version 5's form. */
export function guidOf(...parts: string[]): string {
  const hex = hash(parts);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Lower-case hexadecimal digits, at most 64. */
export function hexOf(length: number, ...parts: string[]): string {
  return hash(parts).slice(0, length);
}

/**
 * Thirteen lower-case letters and digits, as `uniqueString` gives. Not the same ones as Azure's: only what Bicep leaves
 * open comes here, which are names of nested deployments.
 */
export function uniqueStringOf(...parts: string[]): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const bytes = createHash('sha256').update(parts.join('\n')).digest();
  return [...bytes.subarray(0, 13)].map((byte) => alphabet[byte % 32]).join('');
}

/** A number from 0 to below `limit`. */
export function numberOf(limit: number, ...parts: string[]): number {
  return Number.parseInt(hash(parts).slice(0, 8), 16) % limit;
}
