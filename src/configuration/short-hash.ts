import { createHash } from 'node:crypto';

/** Four hexadecimal digits that follow from the parts alone: a rerun gives the same name, another user another one. */
export function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 4);
}

/** A name cut to a length; what was cut off lives on as a hash, so that two names never become one. */
export function fitName(name: string, maxLength: number): string {
  if (name.length <= maxLength) return name;
  return `${name.slice(0, maxLength - 5).replace(/-+$/, '')}-${shortHash([name])}`;
}
