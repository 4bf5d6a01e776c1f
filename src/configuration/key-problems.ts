import { closest } from 'fastest-levenshtein';
import { keyFieldAt, knownKeys } from './answer';
import { keysAt } from './json-value';
import { printable } from './naming-rule';
import type { JsonPath, Problem } from './problem';

/** A key that no part of the file has. */
export function unknownKey(path: JsonPath): Problem {
  const key = String(path.at(-1));
  const known = knownKeys(path);
  const meant = closest(key.slice(0, 60), known);
  return {
    path,
    rule: `one of ${known.join(', ')}`,
    cause: `"${printable(key)}" means nothing here; "${meant}" comes nearest`,
    fix: { kind: 'remove' },
  };
}

/** A key that the user chose, the name of an environment, and that its rule refuses. */
export function refusedKey(path: JsonPath, document: unknown): Problem {
  const key = String(path.at(-1));
  const field = keyFieldAt(path);
  const name = field?.mend(key, keysAt(document, path.slice(0, -1)));
  return {
    path,
    rule: field?.rule ?? '',
    cause: field?.refusal(key) ?? 'it is refused',
    fix: name === undefined ? { kind: 'remove' } : { kind: 'rename', to: name },
  };
}
