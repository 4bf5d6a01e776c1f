import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { hasJournal } from './journal';
import { isAlive, thisProcess } from './owner';
import { refuseRunning } from './running';
import { folderInside, foldersInside, type WorkingFolder } from './stage-name';
import { describeWriteError } from './write-error';

/** A directory that this process alone writes into. */
export interface Claim {
  /** In the directory: holds the stage and the journal. */
  readonly folder: string;
  /** Where the repository is staged; not there yet. */
  readonly stage: string;
  /** What runs left here that died. */
  readonly abandoned: readonly WorkingFolder[];
  /** Removes the folder, unless its journal is still needed; where it can't be removed, the next run does. */
  release(): void;
}

/**
 * Takes a directory that is there. A folder of this process stands for the claim, made before looking for others: of two
 * that come at once, the later one always sees the earlier one.
 *
 * @param outcome what an error says of what is there by now
 * @throws AksHaError E205 where the directory may not be written to, E206 where a living process works in it, E302 where
 * only what a process had started still works
 */
export function claim(root: string, outcome = 'Nothing was written.'): Claim {
  const folder = folderInside(root);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw held(root, process.pid, outcome);
    throw describeWriteError(error, root, ` ${outcome}`);
  }
  const release = () => {
    if (hasJournal(folder)) return;
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // What happened before is what the user must hear of.
    }
  };
  const others = foldersInside(root).filter(({ path }) => path !== folder);
  const holder = others.find(({ owner }) => isAlive(owner));
  try {
    if (holder) throw held(root, holder.owner.pid, outcome);
    for (const { path } of others) refuseRunning(root, path);
  } catch (error) {
    release();
    throw error;
  }
  return { folder, stage: join(folder, 'repository'), abandoned: others, release };
}

function held(root: string, pid: number, outcome: string): AksHaError {
  const whose = pid === thisProcess().pid ? 'this process' : `process ${pid}`;
  return new AksHaError({
    code: 'E206',
    source: 'user',
    message: `Another create-aks-ha (${whose}) is at work in ${root}. ${outcome}`,
    hint: 'Wait until it has ended, then run the same command again.',
  });
}
