import { createColors } from 'picocolors';
import { formatFix, formatPath, type Problem } from '../configuration/problem';
import { AksHaError } from '../errors/aks-ha-error';
import { isCancelledError, isConfigurationError } from './error-kinds';
import { flagOf } from './flags';

/** The code of what nobody threw on purpose. */
export const UNEXPECTED = 'E900';

/** More than these nobody reads; the rest shows up once they are mended. */
const MAX_PROBLEMS = 20;

export interface FormatErrorProps {
  readonly colour: boolean;
  /** Adds where the error comes from. */
  readonly debug: boolean;
  /** Whether the answers came from flags, which are named beside the paths then. @default false */
  readonly flags?: boolean;
}

/** What happened, why, and what mends it. */
export function formatError(error: unknown, { colour, debug, flags = false }: FormatErrorProps): string {
  const { bold, cyan, dim, red, yellow } = createColors(colour);
  const trace = debug ? `${dim(stackOf(error))}\n` : '';
  if (isConfigurationError(error)) {
    const shown = error.problems.slice(0, MAX_PROBLEMS).map((problem) => {
      const { where, rule, fix } = describe(problem, flags);
      return `\n${bold(where)}: ${problem.cause}\n  ${dim('rule:')} ${rule}\n  ${dim('fix:')}  ${cyan(fix)}\n`;
    });
    const more = error.problems.length - shown.length;
    const rest = more > 0 ? `\n… and ${more} more\n` : '';
    return `${red(`Error ${error.code}:`)} ${error.message}\n${shown.join('')}${rest}${trace}`;
  }
  if (isCancelledError(error)) return `${yellow('Cancelled.')} ${error.message}\n${error.hint}\n${trace}`;
  if (AksHaError.is(error) && error.source !== 'internal') {
    return `${red(`Error ${error.code}:`)} ${error.message}\n${error.hint}\n${trace}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const report = 'This should not have happened. Please report it with the output of the same command and --debug.';
  const code = AksHaError.is(error) ? error.code : UNEXPECTED;
  return `${red(`Error ${code}:`)} ${message}\n${report}\n${trace}`;
}

function describe(problem: Problem, flags: boolean): { where: string; rule: string; fix: string } {
  const path = formatPath(problem.path) || 'the whole file';
  const flag = flags ? flagOf(problem.path) : undefined;
  return { where: flag ? `${path} (${flag})` : path, rule: problem.rule, fix: formatFix(problem.fix) };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause instanceof Error ? `\nCaused by: ${error.cause.stack}` : '';
  return `${error.stack ?? ''}${cause}`;
}
