import type { Surroundings } from './advance';
import type { DeploymentRecord } from './record';

/** The outputs of a deployment that has succeeded. What is null is left out. */
export function outputsOf(
  deployment: string,
  record: DeploymentRecord,
  surroundings: Pick<Surroundings, 'resolve'>,
): Record<string, { readonly type: string; readonly value: unknown }> {
  const values = Object.entries(record.outputs[deployment] ?? {});
  return Object.fromEntries(
    values.flatMap(([name, expression]) => {
      const value = surroundings.resolve(expression, record);
      return value === null ? [] : [[name, { type: typeOf(value), value }]];
    }),
  );
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'boolean') return 'Bool';
  if (typeof value === 'number') return 'Int';
  return typeof value === 'string' ? 'String' : 'Object';
}

/** As ARM changes the first letter of an output's name: `STORAGE_ID` becomes `storagE_ID`. */
export function camelCased(name: string): string {
  const letters = [...name];
  for (const [i, letter] of letters.entries()) {
    if (!isUpper(letter)) break;
    const next = name[i + 1];
    if (i > 0 && next !== undefined && !isUpper(next)) break;
    letters[i] = letter.toLowerCase();
  }
  return letters.join('');
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
