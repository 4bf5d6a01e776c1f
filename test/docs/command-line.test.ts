import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHELLS } from '../../src/cli/completion/shells';

const page = readFileSync('docs/command-line.md', 'utf8');

/** The habits that a command line is held to. */
const HABITS = [
  ...['prompts', 'live validation', 'defaults', 'back', 'Ctrl-C while asking', 'Ctrl-C while working'],
  ...['a flag for each question', 'yes-mode', 'file input', 'equivalent command', 'dry run', 'non-empty folder'],
  ...['git', 'install', 'next steps', 'NO_COLOR', 'no terminal', 'help', 'completion', 'JSON', 'typo', 'did-you-mean'],
  ...['cause and fix', 'progress', 'resume', 'debug log', 'no telemetry', 'no surprise update notice', 'offline'],
  'plain mode',
];

const rows = [...page.matchAll(/^\| (?<habit>.+) \| (?<here>.+) \| \[(?<title>.+)\]\((?<file>\.\.\/.+)\) \|$/gm)].map(
  ({ groups: { habit = '', here = '', title = '', file = '' } = {} }) => ({ habit, here, title, file }),
);

describe('the table of habits', () => {
  it('has one row for each of the 30', () => {
    expect(HABITS).toHaveLength(30);
    expect(rows.map(({ habit }) => habit)).toEqual(HABITS);
  });

  it.each(rows)('$habit is shown by a test that is there', ({ title, file }) => {
    const path = join('docs', file);
    expect(existsSync(path)).toBe(true);
    expect(titlesOf(readFileSync(path, 'utf8'))).toContain(title);
  });

  it.each(rows)('$habit is said in one line', ({ here }) => {
    expect(here).toMatch(/^[`A-Z].*\.$/);
    expect(here.length).toBeLessThanOrEqual(120);
  });
});

it.each(SHELLS)('the line that teaches %s is the one of the help', (shell) => {
  const line = readFileSync('src/cli/program.ts', 'utf8').match(
    new RegExp(`^ {6}(.*completion ${shell}.*)$`, 'm'),
  )?.[1];
  expect(line).toBeDefined();
  expect(page.replaceAll('\\|', '|')).toContain(`\`${line}\``);
});

/** Those of tests that run: one that is skipped or left to do shows nothing. */
function titlesOf(source: string): string[] {
  const tests = source.matchAll(
    /^ *it(?:\.each(?:<[^\n]*?>)?\([\s\S]*?\))?\(\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`),/gm,
  );
  return [...tests].map(([, single, double, template]) => single ?? double ?? template ?? '');
}
