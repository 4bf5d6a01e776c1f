import { AksHaError } from '../errors/aks-ha-error';
import { describeWriteError } from './write-error';

/**
 * Undoes, and where even that fails says what is left: the journal, with which the next run goes on.
 *
 * @throws AksHaError E207
 */
export function undoOrTell(root: string, undo: () => void): void {
  try {
    undo();
  } catch (error) {
    const reason = describeWriteError(error, root, '');
    if (!AksHaError.is(reason)) throw reason;
    throw new AksHaError({
      code: 'E207',
      source: 'user',
      message: `Writing was cut off and can't be undone: ${reason.message} Nothing of yours was changed.`,
      hint: 'Once that is mended, run the same command again: it completes or undoes what was begun.',
      cause: error,
    });
  }
}
