import { editVariables } from '../edit-variables';
import { parseJson } from '../parse-json';
import { toCurrentFormat } from './current-format';
import { MIGRATIONS, type Migration } from './migrations';

/** variables.json with what it holds in the format of this version. */
export interface MigratedText {
  readonly text: string;
  /** At least one. */
  readonly applied: readonly Migration[];
}

/**
 * Brings variables.json to the format of this version, laid out as its author wrote it.
 *
 * @returns `undefined` where it has that format
 * @throws AksHaError E102 where it is not JSON, E114 where it has a newer format
 */
export function migrateText(text: string, where: string, migrations = MIGRATIONS): MigratedText | undefined {
  const { document, applied } = toCurrentFormat(parseJson(text, where), where, migrations);
  return applied.length === 0 ? undefined : { text: editVariables(text, document), applied };
}
