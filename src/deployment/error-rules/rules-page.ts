import type { ErrorRule } from './rule';

/** The rules as Markdown, for docs/azure-errors.md: what Azure says, what it means, what mends it. */
export function rulesPage(rules: readonly ErrorRule[]): string {
  const rows = rules.map(({ code, pattern, meaning, fix, link }) => {
    const says = [code && `\`${code}\``, pattern && `\`${pattern.source.replaceAll('|', '\\|')}\``].filter(Boolean);
    return `| ${says.join(' and ')} | ${meaning} | ${fix}${link ? ` [More](${link})` : ''} |`;
  });
  return [
    '# What Azure says when it refuses',
    '',
    'A deployment looks its errors up here: the code exactly, the pattern anywhere in the message; the first row that fits',
    'counts. What is not here is told as Azure says it.',
    '',
    '| Azure says | it means | what mends it |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
