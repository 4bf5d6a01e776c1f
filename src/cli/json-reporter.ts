import { formatPath, type Problem } from '../configuration/problem';
import { AksHaError } from '../errors/aks-ha-error';
import { isConfigurationError, isMissingAnswersError } from './error-kinds';
import { exitCodeOf } from './exit-code';
import { flagOf } from './flags';
import { UNEXPECTED } from './format-error';
import type { Reporter } from './reporter';

/**
 * One JSON object a line; the first key of each is its type.
 *
 * @param flags whether the answers come from flags and not from a file
 */
export function jsonReporter(write: (text: string) => void, flags: boolean): Reporter {
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
    event: (event) => {
      if (event.type !== 'progress') tell({ ...event });
    },
    done: ({ directory, command, installed }) => tell({ type: 'done', directory, installed, command }),
    logged: (path) => tell({ type: 'log', path }),
    error: (error, debug) =>
      tell({
        type: 'error',
        ...(AksHaError.is(error) ? { code: error.code } : { code: UNEXPECTED }),
        message: error instanceof Error ? error.message : String(error),
        ...(AksHaError.is(error) ? { hint: error.hint } : {}),
        ...(isConfigurationError(error) ? { problems: error.problems.map((problem) => describe(problem, flags)) } : {}),
        ...(isMissingAnswersError(error)
          ? { missing: error.missing.map(({ flag, value }) => ({ flag, suggestion: value })) }
          : {}),
        ...(debug && error instanceof Error ? { stack: error.stack } : {}),
        exitCode: exitCodeOf(error),
      }),
  };
}

/** A problem with the flag that gave the answer, and with the value that would do in its place. */
function describe(problem: Problem, flags: boolean): Record<string, unknown> {
  const { path, fix } = problem;
  const flag = flags ? flagOf(path) : undefined;
  return {
    ...problem,
    path: formatPath(path),
    ...(flag === undefined ? {} : { flag }),
    ...(fix.kind === 'set' ? { value: fix.value } : {}),
  };
}
