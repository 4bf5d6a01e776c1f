import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { syncFile, syncFolder } from '../sync';
import type { FileChange } from './file-change';

/** All that is going to happen to a repository, on the disk before any of it does. */
export interface ChangeJournal {
  /** Tells it from the journal of a repository that is written for the first time. */
  readonly kind: 'change';
  /** In the order in which they are changed. */
  readonly files: readonly ChangedFile[];
  /** Folders to make for them, parents first. */
  readonly folders: readonly string[];
}

/** A file with what it held and will hold, as hashes; where there is none, it is not there. */
export interface ChangedFile {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export function planChangeJournal(root: string, changes: readonly FileChange[]): ChangeJournal {
  const folders = changes.flatMap(({ path, after }) => (after ? foldersAbove(path) : []));
  return {
    kind: 'change',
    files: changes.map(({ path, before, after }) => ({
      path,
      ...(before ? { before: hashOf(before) } : {}),
      ...(after ? { after: hashOf(after) } : {}),
    })),
    folders: [...new Set(folders)].filter((folder) => !existsSync(join(root, folder))),
  };
}

/**
 * Writes it; it is there as a whole or not at all.
 *
 * @param folder the working folder of this process; what the journal names is on the disk
 */
export function writeChangeJournal(folder: string, journal: ChangeJournal): void {
  const draft = join(folder, 'journal.draft');
  writeFileSync(draft, JSON.stringify(journal), { flag: 'wx' });
  syncFile(draft);
  renameSync(draft, pathOf(folder));
  syncFolder(folder);
  syncFolder(dirname(folder));
}

/**
 * @param folder a working folder that has a journal
 * @returns `undefined` where it is that of a first writing
 * @throws AksHaError E208 where it is not one that this program wrote
 */
export function readChangeJournal(folder: string): ChangeJournal | undefined {
  try {
    const journal: ChangeJournal = JSON.parse(readFileSync(pathOf(folder), 'utf8'));
    if (journal.kind !== 'change') return undefined;
    if ([...journal.files.map(({ path }) => path), ...journal.folders].every(isBelow)) return journal;
  } catch (error) {
    throw unreadable(folder, error);
  }
  throw unreadable(folder, undefined);
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The name by which src/generation/journal.ts knows that a folder is not to be removed. */
function pathOf(folder: string): string {
  return join(folder, 'journal.json');
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** A repository may have come from anywhere: its journal changes nothing outside of it. */
function isBelow(path: string): boolean {
  return !isAbsolute(path) && !path.split(/[/\\]/).includes('..');
}

function unreadable(folder: string, cause: unknown): AksHaError {
  return new AksHaError({
    code: 'E208',
    source: 'user',
    message: `An earlier run was cut off, and its journal can't be read: ${pathOf(folder)}`,
    hint: `Look with git diff what it has changed, and into ${folder} for what was there; then remove that folder.`,
    cause,
  });
}
