import { existsSync, lstatSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import type { Entry } from './entry';
import type { Stage } from './stage';
import { syncFile, syncFolder } from './sync';

/** All that is going to happen to a directory, on the disk before any of it does. */
export interface Journal {
  /** The answers that the repository was made from. */
  readonly answers: string;
  /** Files to move, in this order. */
  readonly entries: readonly Entry[];
  /** Folders to make for them, parents first. */
  readonly folders: readonly string[];
  /** Files of the user's that stay as they are. */
  readonly kept: readonly string[];
}

/** What will be moved where; nothing is touched. */
export function planJournal(stage: Stage, root: string, kept: readonly string[], answers: string): Journal {
  const entries = stage.paths
    .filter((path) => !kept.includes(path))
    .map((path) => {
      const { size, mtimeMs } = lstatSync(join(stage.folder, path));
      return { path, size, modified: mtimeMs };
    });
  const folders = new Set(entries.flatMap(({ path }) => foldersAbove(path)));
  return { answers, entries, folders: [...folders].filter((path) => !existsSync(join(root, path))), kept };
}

/**
 * Writes it beside the stage. What it names is on the disk before it is, and it is there as a whole or not at all.
 *
 * @param folder the working folder of this process
 */
export function writeJournal(folder: string, stage: Stage, journal: Journal): void {
  for (const { path } of journal.entries) syncFile(join(stage.folder, path));
  const draft = join(folder, 'journal.draft');
  writeFileSync(draft, JSON.stringify(journal), { flag: 'wx' });
  syncFile(draft);
  renameSync(draft, journalPath(folder));
  syncFolder(folder);
  syncFolder(dirname(folder));
}

export function hasJournal(folder: string): boolean {
  return statSync(journalPath(folder), { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param folder a working folder that has one
 * @throws AksHaError E208 where it is not one that this program wrote
 */
export function readJournal(folder: string): Journal {
  try {
    const journal: Journal = JSON.parse(readFileSync(journalPath(folder), 'utf8'));
    const paths = [...journal.entries.map(({ path }) => path), ...journal.folders, ...journal.kept];
    if (paths.every(isBelow)) return journal;
  } catch (error) {
    throw unreadable(folder, error);
  }
  throw unreadable(folder, undefined);
}

export function removeJournal(folder: string): void {
  rmSync(journalPath(folder), { force: true });
}

function journalPath(folder: string): string {
  return join(folder, 'journal.json');
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** A directory may have come from anywhere: its journal moves nothing into it or out of it. */
function isBelow(path: string): boolean {
  return !isAbsolute(path) && !path.split(/[/\\]/).includes('..');
}

function unreadable(folder: string, cause: unknown): AksHaError {
  return new AksHaError({
    code: 'E208',
    source: 'user',
    message: `An earlier run was cut off, and its journal can't be read: ${journalPath(folder)}`,
    hint: `Look into ${folder} for what is missing from your directory, then remove that folder.`,
    cause,
  });
}
