import { createColors } from 'picocolors';
import { formatFix, formatPath, type Problem } from '../configuration/problem';
import { AksHaError } from '../errors/aks-ha-error';
import { isCancelledError, isConfigurationError } from './error-kinds';
import { fitLine, fitText } from './fit-text';
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
  /** Of the terminal that shows it; lines are not broken where it is absent. */
  readonly columns?: number | undefined;
}

/** What happened, why, and what mends it. */
export function formatError(error: unknown, props: FormatErrorProps): string {
  const { dim, red, yellow } = createColors(props.colour);
  const { title, text } = tell(error, props);
  const painted = isCancelledError(error) ? yellow(title) : red(title);
  const trace = props.debug ? `${dim(stackOf(error))}\n` : '';
  return `${painted}${text.slice(title.length)}\n${trace}`;
}

/** @returns the text, which begins with its title */
function tell(error: unknown, props: FormatErrorProps): { title: string; text: string } {
  const { columns } = props;
  if (isConfigurationError(error)) {
    const title = `Error ${error.code}:`;
    return { title, text: `${fitText(`${title} ${error.message}`, columns)}\n${tellProblems(error.problems, props)}` };
  }
  if (isCancelledError(error)) return withHint('Cancelled.', error.message, error.hint, columns);
  if (AksHaError.is(error) && error.source !== 'internal') {
    return withHint(`Error ${error.code}:`, error.message, error.hint, columns);
  }
  const message = error instanceof Error ? error.message : String(error);
  const report =
    'This should not have happened. Please report it with the log that the same command leaves with --debug.';
  return withHint(`Error ${AksHaError.is(error) ? error.code : UNEXPECTED}:`, message, report, columns);
}

function withHint(title: string, message: string, hint: string, columns: number | undefined) {
  // Behind an empty line stands what another program said, just as it said it.
  const [said = '', ...output] = `${title} ${message}`.split('\n\n');
  const text = [fitText(said, columns), ...output].join('\n\n');
  return { title, text: `${text}\n${fitText(hint, columns)}` };
}

function tellProblems(problems: readonly Problem[], { colour, flags = false, columns }: FormatErrorProps): string {
  const { bold, cyan, dim } = createColors(colour);
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => {
    const { where, rule, fix } = describe(problem, flags);
    const cause = fitLine(`${where}: ${problem.cause}`, columns, '  ').join('\n');
    const [ruled, fixed] = [`  rule: ${rule}`, `  fix:  ${fix}`].map((line) =>
      fitLine(line, columns, ' '.repeat(8)).join('\n'),
    );
    const place = cause.startsWith(where) ? bold(where) + cause.slice(where.length) : cause;
    const advice = cyan(fixed?.trimStart().replace(/^fix:\s+/, '') ?? '');
    return `\n${place}\n  ${dim('rule:')}${ruled?.slice('  rule:'.length)}\n  ${dim('fix:')}  ${advice}\n`;
  });
  const more = problems.length - shown.length;
  return `${shown.join('')}${more > 0 ? `\n… and ${more} more\n` : ''}`.replace(/\n$/, '');
}

function describe(problem: Problem, flags: boolean): { where: string; rule: string; fix: string } {
  const path = formatPath(problem.path) || 'the whole file';
  const flag = flags ? flagOf(problem.path) : undefined;
  return { where: flag ? `${path} (${flag})` : path, rule: problem.rule, fix: formatFix(problem.fix) };
}

/** Where it comes from, and all that it comes from. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause) || String(error.cause)}`;
  return `${error.stack ?? ''}${cause}`;
}
