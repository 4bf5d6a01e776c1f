import type { Upgraded } from '../../upgrade/upgraded';
import { counted } from './text-report';

/** What GitHub takes as the body of a pull request, less some for what a workflow adds. */
const MAX_LENGTH = 60_000;
/** The end of an output says what failed. */
const MAX_OUTPUT = 6_000;

/** What an upgrade did, as the body of a pull request. */
export function markdownReport(upgraded: Upgraded): string {
  const { packages, changelog, changes, notes, warnings, check } = upgraded;
  if (changes.length === 0) return 'Everything is up to date.\n';
  const sections = [
    `Packages and managed files as the newest versions have them: ${counted(upgraded)}. Starter files are yours and were not touched, but for pinned base images.`,
    judged(check),
    ...(changelog.length === 0 ? [] : ['## What is new in create-aks-ha']),
    ...changelog.map(({ version, text }) => `### ${version}\n\n${text.replace(/^(#+) /gm, '#$1 ')}`),
    ...(notes.length + warnings.length === 0 ? [] : ['## To be looked at']),
    ...warnings.map((text) => `- ${text}`),
    ...notes.map(({ text, change }) => `- ${text}${change === undefined ? '' : `\n\n${fenced('diff', change)}`}`),
    ...(packages.length === 0 ? [] : [table(packages)]),
  ];
  const body = sections.join('\n\n');
  return `${body.length > MAX_LENGTH ? `${body.slice(0, MAX_LENGTH)}\n\n… (cut off here)` : body}\n`;
}

function judged(check: Upgraded['check']): string {
  if (check?.isPassed)
    return '✔ `npm test` passes with it: types are right, and every failure that is claimed is survived.';
  return `**✘ \`npm test\` fails with it.** Mend what it tells on this branch before you merge:\n\n${fenced('', (check?.output ?? '').slice(-MAX_OUTPUT))}`;
}

function table(packages: Upgraded['packages']): string {
  const rows = packages.map(({ name, from, to }) => `| ${name} | ${from ?? 'new'} | ${to} |`);
  return ['## Packages', '', '| package | from | to |', '|---|---|---|', ...rows].join('\n');
}

/** With a fence that nothing in it can end. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
