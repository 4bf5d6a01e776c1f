import { type Finding, newAndTold, type Report, type ScenarioResult } from '../../verification/report';
import { count, warnings } from './text-report';

/** A report for a comment on a pull request. */
export function markdownReport({ environments, ...comparison }: Report): string {
  const sections = environments.map(({ environment, scenarios, notes }) =>
    [
      `### ${environment}: ${count(scenarios)}`,
      '',
      '| failure | verdict | seen |',
      '|---|---|---|',
      ...scenarios.map(row),
      ...scenarios.flatMap((scenario) => section(scenario, newAndTold(scenarios, scenario))),
      ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${note}`)] : []),
    ].join('\n'),
  );
  const stale = warnings(comparison).map((text) => `> ${text.replaceAll('\n', '\n> ')}`);
  return `${['## Failures that this repository survives', ...sections, ...stale].join('\n\n')}\n`;
}

function row({ title, verdict, evidence }: ScenarioResult): string {
  return `| ${cell(title)} | ${verdict === 'not survived' ? '**not survived**' : verdict} | ${evidence.map(cell).join('<br>')} |`;
}

function section({ title, findings }: ScenarioResult, { fresh, told }: ReturnType<typeof newAndTold>): string[] {
  if (findings.length === 0) return [];
  const known = told.map(({ where, field }) => `- \`${where}\`, \`${field}\`: as above`);
  return ['', `**${title}** is not survived:`, '', ...known, ...fresh.map(item)];
}

function item({ where, field, problem, fix }: Finding): string {
  return `- \`${where}\`, \`${field}\`: ${problem}. Fix: ${fix}`;
}

/** A pipe would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
