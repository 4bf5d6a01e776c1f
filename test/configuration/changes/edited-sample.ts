import type { Change } from '../../../src/configuration/changes/change';
import { changesBetween } from '../../../src/configuration/changes/changes-between';
import { parseVariables } from '../../../src/configuration/parse-variables';
import type { Variables } from '../../../src/configuration/variables-schema';
import { valid } from '../sample';

export type Prod = NonNullable<Variables['environments'][string]>;

/** The sample with prod edited: blue in eastus2, green in centralus. */
export function changesOf(edit: (prod: Prod, variables: Variables) => void, start: Variables = valid()): Change[] {
  const edited = structuredClone(start);
  edit(edited.environments.prod as Prod, edited);
  return changesBetween(parseVariables(start, 'before'), parseVariables(edited, 'after'));
}

/** The one change that an edit makes. */
export function changeOf(edit: (prod: Prod, variables: Variables) => void, start?: Variables): Change {
  const changes = changesOf(edit, start);
  expect(changes.map(({ kind }) => kind)).toHaveLength(1);
  return changes[0] as Change;
}

/** Resource groups that stay. */
export const groups = (...names: string[]) => names.map((name) => ({ kind: 'resource-group', name }));
