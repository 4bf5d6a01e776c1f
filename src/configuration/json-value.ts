import type { JsonPath } from './problem';

/** What stands at a path of parsed JSON; `undefined` where nothing does. Inherited keys are not there. */
export function valueAt(document: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    document,
  );
}

export function textAt(document: unknown, path: JsonPath): string | undefined {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : undefined;
}

/** The keys of an object; none where there is no object. */
export function keysAt(document: unknown, path: JsonPath): string[] {
  const value = valueAt(document, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

/** The entries of a list; none where there is no list. */
export function listAt(document: unknown, path: JsonPath): readonly unknown[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
}
