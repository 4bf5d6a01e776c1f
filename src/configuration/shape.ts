import * as v from 'valibot';
import { expectedAt, fieldAt, keyFieldAt, numberFieldAt } from './answer';
import { blindSpots } from './blind-spots';
import { keysAt, valueAt } from './json-value';
import { refusedKey, unknownKey } from './key-problems';
import { mendAnswer } from './mend-answer';
import { cut, printable } from './naming-rule';
import type { NumberField } from './number-field';
import { formatPath, type JsonPath, type Problem } from './problem';
import { suggestedFix, suggestionAt } from './suggestion-at';
import { VariablesSchema } from './variables-schema';

/** What is wrong with a document part by part: types, missing and unknown keys, values that their rule refuses. */
export function shapeProblems(document: unknown): Problem[] {
  const unseen = blindSpots(document);
  const { issues = [] } = v.safeParse(VariablesSchema, document);
  const problems = new Map(unseen.map((problem) => [formatPath(problem.path), problem]));
  for (const issue of issues) {
    const problem = explain(document, issue);
    const path = formatPath(problem.path);
    const isTold = problems.has(path) || unseen.some((other) => isWithin(problem.path, other.path));
    // Keys that the validator leaves out it does not count either.
    const isCount = issue.type === 'min_entries' && keysAt(document, problem.path).length > 0;
    if (!isTold && !isCount) problems.set(path, problem);
  }
  return [...problems.values()];
}

function explain(document: unknown, issue: v.BaseIssue<unknown>): Problem {
  const path = pathOf(issue);
  const { input } = issue;
  if (issue.path?.at(-1)?.origin === 'key') {
    if (issue.expected === 'never') return unknownKey(path, document);
    if (keyFieldAt(path)) return refusedKey(path, document);
  }
  if (issue.type === 'max_length') return tooMany(path, issue);
  const numberField = numberFieldAt(path);
  if (numberField) return wrongNumber(document, path, numberField, input);
  const field = fieldAt(path);
  if (!field) {
    const fix = suggestedFix(document, path);
    return { path, rule: structureRule(path), cause: describe(valueAt(document, path)), fix };
  }
  const wanted = typeof input === 'string' ? input : String(suggestionAt(document, path));
  const cause = typeof input === 'string' ? field.refusal(input) : undefined;
  return { path, rule: field.rule, cause: cause ?? describe(input), fix: mendAnswer(document, path, field, wanted) };
}

function wrongNumber(document: unknown, path: JsonPath, field: NumberField, input: unknown): Problem {
  const isNumber = typeof input === 'number';
  const fix = isNumber ? ({ kind: 'set', value: field.mend(input) } as const) : suggestedFix(document, path);
  return { path, rule: field.rule, cause: (isNumber ? field.refusal(input) : undefined) ?? describe(input), fix };
}

function tooMany(path: JsonPath, { input, requirement }: v.BaseIssue<unknown>): Problem {
  const [list, most] = [input as unknown[], requirement as number];
  const value = list.slice(0, most);
  return { path, rule: `at most ${most} entries`, cause: `there are ${list.length}`, fix: { kind: 'set', value } };
}

/** Zones are one answer, not three. */
function pathOf(issue: v.BaseIssue<unknown>): JsonPath {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const zones = path.indexOf('zones');
  return zones < 0 ? path : path.slice(0, zones + 1);
}

/** What may stand where no text does. */
function structureRule(path: JsonPath): string {
  if (path.at(-1) === 'zones') return 'all three zones: ["1", "2", "3"]';
  const expected = expectedAt(path) ?? '';
  if (expected === 'Object') return 'an object with at least one entry';
  if (expected === 'Array') return 'a list with at least one entry';
  if (expected === 'boolean') return 'true or false';
  if (/^\d+$/.test(expected)) return `the number ${expected}`;
  return expected === 'string' ? 'a text' : `one of ${expected.replace(/[()"]/g, '').replaceAll(' | ', ', ')}`;
}

function describe(input: unknown): string {
  if (input === undefined) return 'it is missing';
  if (input === null) return 'it is null';
  if (Array.isArray(input)) return input.length === 0 ? 'it is empty' : `it is ${list(input)}`;
  if (typeof input === 'object') return Object.keys(input).length === 0 ? 'it is empty' : 'it is an object';
  return typeof input === 'string' ? `it is "${printable(input)}"` : `it is a ${typeof input}`;
}

/** Shown where it is flat: nesting may be too deep for whoever writes it down. */
function list(input: readonly unknown[]): string {
  return input.some((item) => typeof item === 'object') ? 'a list' : cut(JSON.stringify(input));
}

/** Whether a path leads to or below another. */
function isWithin(path: JsonPath, other: JsonPath): boolean {
  return other.every((key, index) => path[index] === key);
}
