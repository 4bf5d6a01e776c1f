import { stripVTControlCharacters } from 'node:util';
import type { Session } from '../../../src/cli/questions/draft/session';
import type { Look } from '../../../src/cli/questions/screen/look';
import { showsUnicode } from '../../../src/cli/questions/screen/look';
import { screen } from '../../../src/cli/questions/screen/screen';
import { keys, session, toReview, type } from './pressed';

const LOOK: Look = { columns: 80, rows: 40, colour: false, unicode: true };

/** What is read on the screen. */
function shown(now: Session, look: Partial<Look> = {}): string {
  return stripVTControlCharacters(screen(now, { ...LOOK, ...look }).join('\n'));
}

/** Every screen from the first question to the end, and some beside the way. */
function everyScreen(): Session[] {
  const screens: Session[] = [];
  let now = session();
  while (now.interview.stage.at === 'question') {
    screens.push(now, type(now, 'Not this!'), type(now, 'qatar'));
    now = keys(now, 'return');
  }
  const files = keys(now, 'return');
  const file = keys(files, 'down', 'down', 'down', 'return');
  const failing = keys(toReview(session({}, { problem: 'The disk is full. '.repeat(9) })), 'return');
  return [...screens, now, keys(now, 'down', 'return'), files, file, failing, keys(files, 'return')];
}

it.each([40, 60, 80, 120, 200])('no line is longer than %d columns, and the keys can be seen', (columns) => {
  for (const [now, unicode] of everyScreen().flatMap((now) => [[now, true] as const, [now, false] as const])) {
    const lines = shown(now, { columns, unicode }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    if (now.interview.stage.at !== 'done') expect(lines.join(' ')).toContain('Ctrl-B back');
  }
});

it.each([10, 16, 24])('no screen is higher than %d rows', (rows) => {
  for (const now of everyScreen().slice(0, -1)) {
    expect(shown(now, { rows, columns: 60 }).split('\n').length).toBeLessThan(rows);
  }
});

it('all is told in ASCII where there is nothing else', () => {
  for (const now of everyScreen()) expect(shown(now, { unicode: false })).toMatch(/^\p{ASCII}*$/u);
});

it('colour tells nothing that words and signs do not', () => {
  for (const now of everyScreen()) expect(shown(now, { colour: true })).toBe(shown(now));
});

it('a text shows whether it will do, what would, and what follows from it', () => {
  expect(shown(session())).toMatch(/1 of 11[\s\S]*Enter takes orders/);
  expect(shown(type(session(), 'shop'))).toMatch(/✔[\s\S]*names: rg-shop-prod, acrshopprod/);
  expect(shown(type(session(), 'Shop'))).toMatch(/✖ "Shop" is not[\s\S]*would do: shop/);
});

it('a region shows zones and pair, or why it is not usable', () => {
  const regions = session({ given: { name: 'shop', environments: ['prod'] } });
  expect(shown(type(regions, 'eastus2'))).toContain(
    '› ◯ eastus2            East US 2            3 zones, pair centralus',
  );
  const unusable = shown(type(regions, 'qatar'), { columns: 40 }).replace(/\s+/g, ' ');
  expect(unusable).toContain('not usable: Qatar Central does not offer the zone-redundant NAT gateway');
});

it('the review shows every answer, and the list of files what they make', () => {
  const review = toReview(session());
  expect(shown(review)).toMatch(/› Go on[\s\S]*Workload name +orders\n[\s\S]*Directory +orders\n/);
  expect(shown(keys(review, 'return'))).toMatch(/› Write these 2 files to orders\n[\s\S]*devops\/bicep\/main.bicep\n/);
});

it('a file can not tell the terminal what to do', () => {
  const plan = { files: [{ path: 'a', content: '\u001b[2J\ttext\n' }] };
  const reading = keys(toReview(session({}, plan)), 'return', 'down', 'down', 'return');
  expect(screen(reading, LOOK).join('\n')).toContain('?[2J  text');
});

it.each([
  [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', false],
  [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'linux', false],
  [{}, 'linux', false],
  [{ WT_SESSION: '1' }, 'win32', true],
  [{}, 'win32', false],
] as const)('%j on %s shows more than ASCII: %s', (env, platform, expected) => {
  expect(showsUnicode(env, platform)).toBe(expected);
});
