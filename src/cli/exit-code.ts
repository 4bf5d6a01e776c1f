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

/** What stopped a command of deployment or failover before it changed anything. */
const BEFORE_ANY_CHANGE = ['E610', 'E643', 'E650', 'E651', 'E652', 'E657'];
/** What went wrong in the middle, beside those of E62x and E63x. */
const ON_THE_WAY = ['E641', 'E642', 'E644', 'E645', 'E653', 'E654'];
/** Something is written, or was done: a drill says no with E655. */
const DONE_IN_PART = ['E207', 'E213', 'E223', 'E655'];

/** The code of the catalogue's entry, which is not in the bundle; a test holds both together. */
export function exitCodeOf(error: unknown): number {
  if (isCancelledError(error)) return ExitCode.cancelled;
  if (!AksHaError.is(error) || error.source === 'internal') return ExitCode.failed;
  const { code } = error;
  if (code.startsWith('E3') || DONE_IN_PART.includes(code)) return ExitCode.failed;
  if (code.startsWith('E60')) return ExitCode.refused;
  if (BEFORE_ANY_CHANGE.includes(code)) return ExitCode.preflight;
  return /^E6[23]/.test(code) || ON_THE_WAY.includes(code) ? ExitCode.deployment : ExitCode.usage;
}
