import { fieldAt, keyFieldAt } from './answer';
import type { Field } from './field';
import { ADDRESS_SPACE, RESOURCE_GROUP } from './fields';
import { keysAt, valueAt } from './json-value';
import { valuesBeside } from './mend-answer';
import { spaceOf } from './network-overlaps';
import { type Fix, formatPath, type JsonPath, type Problem } from './problem';
import { freeResourceGroup } from './resource-groups';

/**
 * The same problems with fixes that may all be made at once: where two wrong answers would be mended into one and the
 * same, the second is mended into another.
 */
export function distinctFixes(document: unknown, problems: readonly Problem[]): Problem[] {
  const given = new Map<string, string[]>();
  return problems.map((problem) => {
    const text = textOf(problem.fix);
    const field = problem.fix.kind === 'rename' ? keyFieldAt(problem.path) : fieldAt(problem.path);
    if (text === undefined || !field) return problem;
    const scope = scopeOf(problem, field);
    if (scope === undefined) return problem;
    const taken = given.get(scope) ?? [];
    const fix = taken.includes(text.toLowerCase()) ? otherFix(document, problem, field, taken) : problem.fix;
    given.set(scope, [...taken, textOf(fix)?.toLowerCase() ?? '']);
    return { ...problem, fix };
  });
}

/** Within what a fix must be the only one of its value; `undefined` where it need not be. */
function scopeOf({ path, fix }: Problem, { unique, description }: Field): string | undefined {
  if (fix.kind === 'rename') return `keys of ${formatPath(path.slice(0, -1))}`;
  if (description === ADDRESS_SPACE.description) return description;
  if (!unique) return undefined;
  return [description, unique === 'file' ? '' : String(path[1])].join('\n');
}

function otherFix(document: unknown, { path, fix }: Problem, field: Field, given: readonly string[]): Fix {
  if (fix.kind === 'rename') {
    const key = String(path.at(-1));
    const others = keysAt(document, path.slice(0, -1)).filter((other) => other !== key);
    const to = field.mend(key, [...others, ...given]);
    return to === undefined ? { kind: 'remove' } : { kind: 'rename', to };
  }
  const value = otherValue(document, path, field, wantedAt(document, path, fix), given);
  return value === undefined ? { kind: 'remove' } : { kind: 'set', value };
}

function otherValue(
  document: unknown,
  path: JsonPath,
  field: Field,
  wanted: string,
  given: readonly string[],
): string | undefined {
  if (field === ADDRESS_SPACE) {
    const spaces = keysAt(document, ['environments']).map((environment) => spaceOf(document, environment));
    return field.mend(wanted, [...spaces, ...given]);
  }
  const value = field.mend(wanted, [...valuesBeside(document, path, field), ...given]);
  // The groups of the regions that follow from it must be free too.
  return field === RESOURCE_GROUP && value !== undefined ? numbered(document, String(path[1]), value, given) : value;
}

function numbered(document: unknown, environment: string, value: string, given: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const base = freeResourceGroup(document, environment, value);
    const candidate = `${base.slice(0, base.length - `${number}`.length)}${number}`;
    const free = freeResourceGroup(document, environment, candidate);
    if (!given.includes(free.toLowerCase())) return free;
  }
}

/** What was written, else what was suggested. */
function wantedAt(document: unknown, path: JsonPath, fix: Fix): string {
  const written = valueAt(document, path);
  return typeof written === 'string' ? written : (textOf(fix) ?? '');
}

function textOf(fix: Fix): string | undefined {
  if (fix.kind === 'rename') return fix.to;
  return fix.kind === 'set' && typeof fix.value === 'string' ? fix.value : undefined;
}
