import { formatPath } from '../configuration/problem';
import { AksHaError } from '../errors/aks-ha-error';
import { isConfigurationError, isMissingAnswersError } from './error-kinds';
import { exitCodeOf } from './exit-code';
import { UNEXPECTED } from './format-error';
import type { Reporter } from './reporter';

/** One JSON object a line; the first key of each is its type. */
export function jsonReporter(write: (text: string) => void): Reporter {
  const tell = (event: Record<string, unknown>) => write(`${JSON.stringify(event)}\n`);
  return {
    suggested: (suggestions) => {
      for (const { flag, value } of suggestions) tell({ type: 'suggested', flag, value });
    },
    warning: (text, advice) => tell({ type: 'warning', text, advice }),
    files: (paths, kept) => {
      for (const path of paths) tell({ type: 'file', path });
      for (const path of kept) tell({ type: 'kept', path });
    },
    event: (event) => tell({ ...event }),
    done: ({ directory, command, installed }) => tell({ type: 'done', directory, installed, command }),
    error: (error, debug) =>
      tell({
        type: 'error',
        ...(AksHaError.is(error) ? { code: error.code } : { code: UNEXPECTED }),
        message: error instanceof Error ? error.message : String(error),
        ...(AksHaError.is(error) ? { hint: error.hint } : {}),
        ...(isConfigurationError(error)
          ? { problems: error.problems.map((problem) => ({ ...problem, path: formatPath(problem.path) })) }
          : {}),
        ...(isMissingAnswersError(error)
          ? { missing: error.missing.map(({ flag, value }) => ({ flag, suggestion: value })) }
          : {}),
        ...(debug && error instanceof Error ? { stack: error.stack } : {}),
        exitCode: exitCodeOf(error),
      }),
  };
}
