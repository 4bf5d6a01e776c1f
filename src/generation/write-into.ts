import { createHash } from 'node:crypto';
import { packageVersion } from '../blueprints/package-root';
import type { Configuration } from '../configuration';
import { toVariables } from '../configuration/to-variables';
import { refuseCancelled } from './cancellation';
import { finish, makeFolders, moveEntries, undo } from './carry-out';
import { type Claim, claim } from './claim';
import { type Journal, planJournal, writeJournal } from './journal';
import { recover } from './recover';
import { type Stage, stage } from './stage';
import { keptFiles, refuseGenerated } from './target';
import { undoOrTell } from './undo-error';
import { stepsToGoOn } from './unfinished';
import { describeWriteError } from './write-error';
import type { WriteProps } from './write-new';
import type { Written } from './written';

/**
 * Writes a repository into a directory that is there. It must stay the same directory (a shell may stand in it, a disk may
 * be mounted there), so files go into it one by one, under a journal: whatever ends the process, nothing of the user's is
 * changed, and the next run knows what to complete or undo.
 *
 * @throws AksHaError E203 to E208, CancelledError; nothing is left behind then, but for E207 and E208
 */
export async function writeInto(props: WriteProps): Promise<Written> {
  const { target, configuration, wanted, notify, signal } = props;
  const { root } = target;
  const answers = digest(configuration);
  const claimed = claim(root);
  try {
    const completed = recover(root, claimed.abandoned, answers, notify);
    if (completed) return completed;
    const left = stepsToGoOn(root, configuration, wanted);
    if (left.length > 0) return { files: 0, kept: [], left };
    refuseGenerated(target);
    const staged = stage(target, configuration, claimed.stage);
    const kept = keptFiles(target, staged.paths);
    await refuseCancelled(signal);
    const journal = planJournal(staged, root, kept, answers);
    await carryOut(journal, staged, claimed, root, signal);
    return { files: journal.entries.length, kept };
  } catch (error) {
    throw describeWriteError(error, root);
  } finally {
    claimed.release();
  }
}

async function carryOut(
  journal: Journal,
  staged: Stage,
  { folder }: Claim,
  root: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const way = { stage: staged.folder, root };
  try {
    writeJournal(folder, staged, journal);
    makeFolders(journal, way);
    for (const _ of moveEntries(journal, way)) await refuseCancelled(signal);
    finish(folder, way);
  } catch (error) {
    undoOrTell(root, () => undo(folder, journal, way));
    throw error;
  }
}

/** Tells whether two runs would write the same: the same answers, to the same version. */
function digest(configuration: Configuration): string {
  const text = JSON.stringify([packageVersion(), toVariables(configuration)]);
  return createHash('sha256').update(text).digest('hex');
}
