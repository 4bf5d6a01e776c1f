import { AksHaError } from '../../errors/aks-ha-error';
import { FIRST_FORMAT, MIGRATIONS, type Migration } from './migrations';

/** A document in the format of this version, and what had to be done for it. */
export interface Migrated {
  readonly document: unknown;
  /** In their order; none where it had that format already. */
  readonly applied: readonly Migration[];
}

/**
 * Brings the content of variables.json to the format of this version. What can't be a file of any format is left as it
 * is: the parser tells what is wrong with it.
 *
 * @param where what the document is called in an error
 * @param migrations all that are known, each of them one format further. @default those of this version
 * @throws AksHaError E114 where a newer create-aks-ha has written it
 */
export function toCurrentFormat(document: unknown, where: string, migrations = MIGRATIONS): Migrated {
  const format = formatOf(document);
  const newest = migrations.at(-1)?.to ?? FIRST_FORMAT;
  if (format === undefined) return { document, applied: [] };
  if (format > newest) throw newer(where, format, newest);
  const applied = migrations.filter(({ to }) => to > format);
  return {
    document: applied.reduce((now, { migrate }) => migrate(now), document as Record<string, unknown>),
    applied,
  };
}

function formatOf(document: unknown): number | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  const version = Object.hasOwn(document, 'version') ? (document as { version: unknown }).version : FIRST_FORMAT;
  return Number.isInteger(version) && (version as number) >= FIRST_FORMAT ? (version as number) : undefined;
}

function newer(where: string, format: number, newest: number): AksHaError {
  return new AksHaError({
    code: 'E114',
    source: 'user',
    message: `${where} has format ${format}, and this create-aks-ha knows formats up to ${newest}: a newer one has written it.`,
    hint: 'Install what the repository was last synthesised with: npm ci. Where that does not do: npm install --save-dev create-aks-ha@latest',
  });
}
