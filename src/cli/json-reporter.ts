import { ConfigurationError, formatPath } from '../configuration/problem';
import { AksHaError } from '../errors/aks-ha-error';
import { exitCodeOf } from './exit-code';
import { MissingAnswersError } from './missing-answers-error';
import type { Reporter } from './reporter';

/** One JSON object a line; the first key of each is its type. */
export function jsonReporter(write: (text: string) => void): Reporter {
  const tell = (event: Record<string, unknown>) => write(`${JSON.stringify(event)}\n`);
  return {
    suggested: (suggestions) => {
      for (const { flag, value } of suggestions) tell({ type: 'suggested', flag, value });
    },
    warning: (text) => tell({ type: 'warning', text }),
    files: (paths, kept) => {
      for (const path of paths) tell({ type: 'file', path });
      for (const path of kept) tell({ type: 'kept', path });
    },
    event: (event) => tell({ ...event }),
    done: ({ directory, command, installed }) => tell({ type: 'done', directory, installed, command }),
    error: (error, debug) =>
      tell({
        type: 'error',
        code: error instanceof AksHaError ? error.code : 'E900',
        message: (error as Error).message,
        ...(error instanceof AksHaError ? { hint: error.hint } : {}),
        ...(error instanceof ConfigurationError
          ? { problems: error.problems.map((problem) => ({ ...problem, path: formatPath(problem.path) })) }
          : {}),
        ...(error instanceof MissingAnswersError
          ? { missing: error.missing.map(({ flag, value }) => ({ flag, suggestion: value })) }
          : {}),
        ...(debug ? { stack: (error as Error).stack } : {}),
        exitCode: exitCodeOf(error),
      }),
  };
}
