import type { ErrorRule } from './rule';

/** docs/azure-errors.md: what Azure says, what it means, what mends it. */
export function rulesPage(rules: readonly ErrorRule[]): string[] {
  return [
    '<!-- Made from src/deployment/error-rules/rules.ts by .projenrc.ts: `npx projen` renews it. -->',
    '# What Azure says when it refuses',
    '',
    'A deployment looks up here what Azure, the registry or a cluster gives as a reason: the code exactly, the pattern',
    'anywhere in the message; the first row that fits counts. What is not here is told as it was said.',
    '',
    '| it says | it means | what mends it |',
    '|---|---|---|',
    ...rules.map(row),
    '',
  ];
}

function row({ code, pattern, meaning, fix, link }: ErrorRule): string {
  const says = [code && `\`${code}\``, pattern && `\`${pattern.source.replaceAll('|', '\\|')}\``].filter(Boolean);
  return `| ${says.join(' and ')} | ${cell(meaning)} | ${cell(fix)}${link ? ` [More](${link})` : ''} |`;
}

/** `<location>` is to be read, and no tag. */
function cell(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}
