import { AksHaError } from '../errors/aks-ha-error';
import { isCancelledError } from './error-kinds';

/** What a script learns from a run; README.md lists them. */
export const ExitCode = {
  done: 0,
  /** Something that is ours or the machine's: an install that failed, an error of this program. */
  failed: 1,
  /** Usage or configuration: nothing was written. */
  usage: 2,
  cancelled: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (isCancelledError(error)) return ExitCode.cancelled;
  if (!AksHaError.is(error) || error.source === 'internal') return ExitCode.failed;
  // Something is written in these cases.
  const isBegun = error.code.startsWith('E3') || error.code === 'E207' || error.code === 'E213';
  return isBegun ? ExitCode.failed : ExitCode.usage;
}
