import { AksHaError } from '../errors/aks-ha-error';
import { isCancelledError } from './error-kinds';

/** What a script learns from a run; README.md lists them. */
export const ExitCode = {
  done: 0,
  /** Something that is ours or the machine's: an install that failed, an error of this program. */
  failed: 1,
  /** Usage or configuration: nothing was written. */
  usage: 2,
  /** The look ahead of a deployment found obstacles: nothing was changed. */
  preflight: 3,
  /** A deployment failed; run again, it goes on. */
  deployment: 4,
  /** Not signed in to Azure, or not allowed. */
  refused: 5,
  cancelled: 130,
} as const;

export function exitCodeOf(error: unknown): number {
  if (isCancelledError(error)) return ExitCode.cancelled;
  if (!AksHaError.is(error) || error.source === 'internal') return ExitCode.failed;
  const { code } = error;
  // Something is written in these cases.
  if (code.startsWith('E3') || code === 'E207' || code === 'E213') return ExitCode.failed;
  // Each ten of the codes of a deployment is of one kind, but for what is said wrongly to its commands.
  if (code.startsWith('E60')) return ExitCode.refused;
  // A region that has taken no new version; nothing to go back to, found before anything was changed.
  if (/^E64[124]$/.test(code)) return ExitCode.deployment;
  if (code === 'E643') return ExitCode.preflight;
  if (code === 'E610') return ExitCode.preflight;
  return /^E6[23]/.test(code) ? ExitCode.deployment : ExitCode.usage;
}
