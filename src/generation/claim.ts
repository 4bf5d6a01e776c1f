import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { hasJournal } from './journal';
import { isAlive, thisProcess } from './owner';
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
 * @throws AksHaError E205 where the directory may not be written to, E206 where a living process writes into it
 */
export function claim(root: string): Claim {
  const folder = folderInside(root);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw held(root, process.pid);
    throw describeWriteError(error, root);
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
  if (!holder) return { folder, stage: join(folder, 'repository'), abandoned: others, release };
  release();
  throw held(root, holder.owner.pid);
}

function held(root: string, pid: number): AksHaError {
  const whose = pid === thisProcess().pid ? 'this process' : `process ${pid}`;
  return new AksHaError({
    code: 'E206',
    source: 'user',
    message: `Another create-aks-ha (${whose}) is writing into ${root}. Nothing was written.`,
    hint: 'Wait until it has ended, then run the same command again.',
  });
}
