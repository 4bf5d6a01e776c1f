import type { CatalogueEntry } from './catalogue-entry';

/** docs/errors.md: every code, for whoever meets one. */
export function cataloguePage(catalogue: Readonly<Record<string, CatalogueEntry>>): string[] {
  const entries = Object.entries(catalogue).sort(([one], [other]) => one.localeCompare(other));
  return [
    '<!-- Made from src/errors/catalogue.ts by .projenrc.ts: `npx projen` renews it. -->',
    '# Errors',
    '',
    'Every error names its code, what happened, where, and what mends it. With `--json` the code stands in the field `code`.',
    'A code keeps its meaning for good. With `--debug` a run leaves a log that a report can carry.',
    '',
    '| code | what it is | exit code |',
    '|---|---|---|',
    ...entries.map(([code, { title, exitCode }]) => `| [${code}](#${code.toLowerCase()}) | ${title} | ${exitCode} |`),
    ...entries.flatMap(([code, entry]) => section(code, entry)),
    '',
  ];
}

function section(code: string, { title, happened, remedy }: CatalogueEntry): string[] {
  return ['', `## ${code}`, '', `**${title}.** ${happened}`, '', `What to do: ${remedy}`];
}
