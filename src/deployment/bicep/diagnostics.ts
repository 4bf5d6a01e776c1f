/** Something that the compiler says about a place in a file. */
export interface Diagnostic {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  /** The first is 1. */
  readonly line: number;
  readonly column: number;
  readonly level: 'Error' | 'Warning' | 'Info';
  /** `BCP009`, or the name of a rule of the linter. */
  readonly code: string;
  readonly message: string;
}

const LINE =
  /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\) : (?<level>Error|Warning|Info) (?<code>[\w-]+): (?<message>.*)$/;
/** Only says that another file has errors, which are told themselves. */
const ELSEWHERE = ['BCP104', 'BCP337'];

/**
 * What the compiler wrote, as data; the first of each place, for one mistake makes several messages.
 *
 * @param root of the repository
 */
export function readDiagnostics(output: string, root: string): Diagnostic[] {
  const all = output.split('\n').flatMap((text) => {
    const groups = LINE.exec(text.trim())?.groups;
    if (!groups) return [];
    const { file = '', line, column, level, code = '', message = '' } = groups;
    const place = file.replaceAll('\\', '/').replace(`${root.replaceAll('\\', '/')}/`, '');
    const told = message.replace(/ \[https:\/\/aka\.ms\/bicep\/[^\]]*\]$/, '');
    return [
      {
        file: place,
        line: Number(line),
        column: Number(column),
        level: level as Diagnostic['level'],
        code,
        message: told,
      },
    ];
  });
  const own = all.filter(({ code }) => !ELSEWHERE.includes(code));
  const key = ({ file, line, column }: Diagnostic) => `${file}:${line}:${column}`;
  return (own.length > 0 ? own : all).filter(
    (one, index, list) => list.findIndex((other) => key(other) === key(one)) === index,
  );
}

/** `devops/bicep/workload.bicep:33:15 BCP009: Expected a literal value.`, a line for each. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ file, line, column, code, message }) => `  ${file}:${line}:${column} ${code}: ${message}`)
    .join('\n');
}
