import { DESCRIBE_SPACE, defaultSpace, environmentSpaces, isEnvironmentSpace } from './address-space';
import { keysAt, textAt } from './json-value';
import type { Problem } from './problem';

/** Environments whose networks would overlap, and so could never be joined. */
export function networkProblems(document: unknown): Problem[] {
  const environments = keysAt(document, ['environments']);
  const spaces = new Map(environments.map((name) => [name, spaceOf(document, name)]));
  const taken = new Set(spaces.values());
  const free = environmentSpaces().filter((space) => !taken.has(space));
  const owners = new Map<string, string>();
  return environments.flatMap((environment) => {
    if (!isObject(document, environment)) return [];
    const space = spaces.get(environment) as string;
    const first = owners.get(space);
    if (first === undefined) {
      owners.set(space, environment);
      return [];
    }
    // Each gets another block: all fixes may be made at once.
    const value = free.shift();
    return [
      {
        path: ['environments', environment, 'addressSpace'],
        rule: DESCRIBE_SPACE,
        cause: `${space} is the block of ${first} already`,
        fix: value === undefined ? { kind: 'remove' } : { kind: 'set', value },
      },
    ];
  });
}

/** The first block that no other environment has; `undefined` once all 64 are taken. */
export function freeSpace(document: unknown, environment: string): string | undefined {
  const others = keysAt(document, ['environments']).filter((other) => other !== environment);
  const taken = new Set(others.map((other) => spaceOf(document, other)));
  return environmentSpaces().find((space) => !taken.has(space));
}

/** A block that is no block is told where values are checked; it takes nobody's place. */
export function spaceOf(document: unknown, environment: string): string {
  const given = textAt(document, ['environments', environment, 'addressSpace']);
  return given !== undefined && isEnvironmentSpace(given) ? given : defaultSpace(environment);
}

function isObject(document: unknown, environment: string): boolean {
  return keysAt(document, ['environments', environment]).length > 0;
}
