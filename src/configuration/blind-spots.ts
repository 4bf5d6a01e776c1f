import { expectedAt, keyFieldAt, knownKeys } from './answer';
import { refusedKey, unknownKey } from './key-problems';
import type { JsonPath, Problem } from './problem';
import { suggestedFix } from './suggestion-at';

/** These the validator leaves out where the user chooses the keys. */
const LEFT_OUT = ['__proto__', 'constructor', 'prototype'];

/** Nothing valid is nested deeper than environments.prod.regions[0].zones[0]. */
const MAX_DEPTH = 6;

/**
 * What the validator passes over without a word: unknown keys behind the first one, names of environments that it leaves
 * out, and lists where objects belong.
 */
export function blindSpots(document: unknown, value: unknown = document, path: JsonPath = []): Problem[] {
  if (typeof value !== 'object' || value === null || path.length > MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    if (expectedAt(path) === 'Object') return [listForObject(document, path)];
    return value.flatMap((child, index) => blindSpots(document, child, [...path, index]));
  }
  const known = knownKeys([...path, '']);
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    const deeper = blindSpots(document, child, here);
    if (keyFieldAt(here)) return LEFT_OUT.includes(key) ? [refusedKey(here, document), ...deeper] : deeper;
    return known.length > 0 && !known.includes(key) ? [unknownKey(here, document)] : deeper;
  });
}

function listForObject(document: unknown, path: JsonPath): Problem {
  return { path, rule: 'an object', cause: 'it is a list', fix: suggestedFix(document, path) };
}
