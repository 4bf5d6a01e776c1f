import { answersIn } from './answer';
import type { Field } from './field';
import { ADDRESS_SPACE, RESOURCE_GROUP } from './fields';
import { freeSpace } from './network-overlaps';
import { type Fix, formatPath, type JsonPath } from './problem';
import { freeResourceGroup } from './resource-groups';

/** The nearest value to a wanted one that is accepted at a path of this document. */
export function mendAnswer(document: unknown, path: JsonPath, field: Field, wanted: string): Fix {
  const environment = String(path[1]);
  if (field === ADDRESS_SPACE) return fix(freeSpace(document, environment));
  const taken = valuesBeside(document, path, field);
  const isTaken = taken.includes(wanted.toLowerCase());
  const value = isTaken || field.refusal(wanted) !== undefined ? field.mend(wanted, taken) : wanted;
  if (value !== undefined && field === RESOURCE_GROUP) return fix(freeResourceGroup(document, environment, value));
  return fix(value);
}

/** The values that the one at a path may not repeat, in lower case: Azure compares names without regard to it. */
export function valuesBeside(document: unknown, path: JsonPath, field: Field): string[] {
  if (!field.unique) return [];
  const here = formatPath(path);
  return answersIn(document)
    .filter((other) => other.field === field && other.at !== here)
    .filter((other) => field.unique === 'file' || other.path[1] === path[1])
    .map((other) => other.value.toLowerCase());
}

function fix(value: string | undefined): Fix {
  return value === undefined ? { kind: 'remove' } : { kind: 'set', value };
}
