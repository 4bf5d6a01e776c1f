import { closest, distance } from 'fastest-levenshtein';
import { keyFieldAt, knownKeys } from './answer';
import { keysAt } from './json-value';
import { printable } from './naming-rule';
import type { JsonPath, Problem } from './problem';

/** More typing errors than these make another word. */
const MAX_DISTANCE = 3;

/** A key that no part of the file has: most often one that was mistyped. */
export function unknownKey(path: JsonPath, document: unknown): Problem {
  const key = String(path.at(-1));
  const known = knownKeys(path);
  const siblings = keysAt(document, path.slice(0, -1));
  const meant = closest(key.slice(0, 60), known);
  const isNear = distance(key.slice(0, 60), meant) <= MAX_DISTANCE;
  const cause = `"${printable(key)}" means nothing here`;
  return {
    path,
    rule: `one of ${known.join(', ')}`,
    cause: isNear ? `${cause}; "${meant}" comes near` : cause,
    fix: isNear && !siblings.includes(meant) ? { kind: 'rename', to: meant } : { kind: 'remove' },
  };
}

/** A key that the user chose, the name of an environment, and that its rule refuses. */
export function refusedKey(path: JsonPath, document: unknown): Problem {
  const key = String(path.at(-1));
  const field = keyFieldAt(path);
  const others = keysAt(document, path.slice(0, -1)).filter((other) => other !== key);
  const name = field?.mend(key, others);
  return {
    path,
    rule: field?.rule ?? '',
    cause: field?.refusal(key) ?? 'it is refused',
    fix: name === undefined ? { kind: 'remove' } : { kind: 'rename', to: name },
  };
}
