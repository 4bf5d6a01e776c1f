import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES_PATH } from '../../configuration';
import { AksHaError } from '../../errors/aks-ha-error';
import { refuseCancelled } from '../cancellation';
import { claim } from '../claim';
import { describeWriteError } from '../write-error';
import { type ChangedFile, type ChangeJournal, planChangeJournal, writeChangeJournal } from './change-journal';
import { change, prepare, stateOf, type Workplace, workplace } from './changed-file';
import type { FileChange } from './file-change';
import { finishChange } from './finish-change';
import type { ChangePlan } from './plan-change';
import { undoChange } from './undo-change';
import { syncFolders } from './write-synced';

/**
 * Writes exactly what a plan shows, or nothing: a file that no longer holds what the plan has read, a full disk and Ctrl-C
 * undo all. Whatever else ends the process, the next run undoes what it had begun (see `recoverChange`).
 *
 * variables.json goes last. Until then the answers are the old ones, and all else follows from them: where nobody comes
 * back, `npx projen` undoes it as well. With it the change is complete, in one step.
 *
 * @throws AksHaError E205, E206, E212; E213 where it can't be undone now
 * @throws CancelledError
 */
export async function applyChange(
  { root, changes }: Pick<ChangePlan, 'root' | 'changes'>,
  signal?: AbortSignal,
): Promise<void> {
  const ordered = [...changes].sort((one, other) => Number(isAnswers(one)) - Number(isAnswers(other)));
  const { folder, release } = claim(root);
  const place = workplace(root, folder);
  try {
    const journal = planChangeJournal(root, ordered);
    for (const file of journal.files) refuseChanged(file, place);
    for (const file of ordered) prepare(file, place);
    await refuseCancelled(signal);
    syncFolders(folder);
    await carryOut(journal, folder, place, signal);
  } catch (error) {
    throw describeWriteError(error, root);
  } finally {
    release();
  }
}

async function carryOut(
  journal: ChangeJournal,
  folder: string,
  place: Workplace,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    writeChangeJournal(folder, journal);
    makeFolders(journal, place);
    for (const file of journal.files) {
      await refuseCancelled(signal);
      refuseChanged(file, place);
      change(file, place);
    }
  } catch (error) {
    undoChange(place.root, folder, journal);
    throw error;
  }
  finishChange(folder, journal, place);
}

function isAnswers({ path }: FileChange): boolean {
  return path === VARIABLES_PATH;
}

function refuseChanged(file: ChangedFile, place: Workplace): void {
  if (stateOf(file, place) === 'before') return;
  throw new AksHaError({
    code: 'E212',
    source: 'user',
    message: `${join(place.root, file.path)} has changed since it was shown. Nothing was written.`,
    hint: 'Run the same command again, and look at the changes anew.',
  });
}

function makeFolders({ folders }: ChangeJournal, { root }: Workplace): void {
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
}
