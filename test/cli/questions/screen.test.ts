import { stripVTControlCharacters } from 'node:util';
import type { Plan } from '../../../src/cli/questions/draft/plan';
import { press } from '../../../src/cli/questions/draft/press';
import type { Session } from '../../../src/cli/questions/draft/session';
import { currentQuestion } from '../../../src/cli/questions/interview/interview';
import type { Look } from '../../../src/cli/questions/screen/look';
import { showsUnicode } from '../../../src/cli/questions/screen/look';
import { screen } from '../../../src/cli/questions/screen/screen';
import { suggestVariables } from '../../../src/configuration';
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
  const changing = [review(), keys(review(), 'down', 'down', 'down', 'return'), type(review(), 'x')];
  const clusters = keys(review(), ...Array(11).fill('down'));
  const changes = keys(review(), 'return');
  const read = ['down', 'down', 'down'].map((_, index) => keys(changes, ...Array(index + 2).fill('down'), 'return'));
  const waiting = press(review(), { name: 'return' }, '');
  const named = type(session({ given: { name: 'shop', environments: ['prod'] } }), 'home=eastus2');
  const naming = [named, keys(named, 'return'), type(keys(named, 'return'), 'Home=eastus2')];
  const ways = [...changing, clusters, changes, ...read, waiting, nothing(), ...naming];
  return [...screens, now, keys(now, 'down', 'return'), files, file, failing, ...ways, keys(files, 'return')];
}

const NOTE = 'The resource group rg-orders-prod-blue stays until it is removed, and costs until then. ';
const CHANGES: Plan = {
  files: [
    { path: 'devops/config/variables.json', content: '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n', mark: 'changed' },
    { path: 'devops/bicep/dev.bicepparam', content: '+y\n', mark: 'added' },
    { path: `manifests/prod/${'very-'.repeat(9)}long.yaml`, content: '-y\n', mark: 'removed' },
  ],
  notes: Array(6).fill(NOTE.trim()),
};
const FILE = suggestVariables({ environments: ['prod', 'staging'] });

/** The review of a repository that is there. */
function review(plan: Plan = CHANGES): Session {
  return session({ existing: FILE, directory: '.' }, plan);
}

const nothing = () => keys(review({ files: [] }), 'return');

it.each([40, 60, 80, 120, 200])('no line is longer than %d columns, and the keys can be seen', (columns) => {
  for (const [now, unicode] of everyScreen().flatMap((now) => [[now, true] as const, [now, false] as const])) {
    const lines = shown(now, { columns, unicode }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    if (now.interview.stage.at !== 'done') expect(lines.join(' ')).toContain('Ctrl-C cancel');
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
  expect(shown(session())).toMatch(/1 of 12[\s\S]*Enter takes orders/);
  expect(shown(type(session(), 'shop'))).toMatch(/✔[\s\S]*names: rg-shop-prod, acrshopprod/);
  expect(shown(type(session(), 'Shop'))).toMatch(/✖ "Shop" is not[\s\S]*would do: shop/);
});

it('going back is offered where something is before', () => {
  expect(shown(session())).not.toContain('Ctrl-B back');
  expect(shown(review())).not.toContain('Ctrl-B back');
  for (const now of [keys(session(), 'return'), toReview(session()), keys(review(), 'return')]) {
    expect(shown(now)).toContain('Ctrl-B back');
  }
});

it('an address that reaches nobody is accepted, and marked at once and in the review', () => {
  const given = { name: 'shop', environments: ['prod'], regions: ['eastus2'] };
  const asked = session({ given });
  expect(shown(asked)).toMatch(/Enter takes oncall@example\.com\n *! oncall@example\.com reaches nobody\n/);
  expect(shown(type(asked, 'me@contoso.com'))).not.toContain('reaches nobody');
  expect(shown(toReview(asked))).toContain('oncall@example.com (! oncall@example.com reaches nobody)');
});

it('a question stands above its explanation, whatever is answered to it', () => {
  for (let now = session(); now.interview.stage.at === 'question'; now = keys(now, 'return')) {
    const question = currentQuestion(now.interview);
    const lines = shown(now).split('\n');
    const title = lines.indexOf(question?.title ?? '');
    expect(lines[title + 1]).toBe(question?.explanation);
  }
});

it('consequences are read in lines as wide as the terminal', () => {
  const read = (columns: number) => {
    const lines = shown(keys(review(), 'return', 'down', 'down', 'return'), { columns }).split('\n');
    return Math.max(...lines.filter((line) => line.startsWith('  ')).map((line) => line.length));
  };
  expect(read(40)).toBeLessThanOrEqual(40);
  expect(read(120)).toBeGreaterThan(60);
});

it('a region shows zones and pair, or why it is not usable', () => {
  const regions = session({ given: { name: 'shop', environments: ['prod'] } });
  expect(shown(type(regions, 'eastus2'))).toContain(
    '› ◯ eastus2            East US 2            3 zones, pair centralus',
  );
  const unusable = shown(type(regions, 'qatar'), { columns: 40 }).replace(/\s+/g, ' ');
  expect(unusable).toContain('not usable: Qatar Central does not offer the zone-redundant NAT gateway');
});

it('several regions are judged together while they are typed', () => {
  const regions = session({ given: { name: 'shop', environments: ['prod'] } });
  expect(shown(type(regions, 'eastus2,centralus'))).toMatch(/aks-shop-prod-green\n[\s\S]*Enter choose all 2/);
  const refused = shown(type(regions, 'eastus2,qatarcentral'));
  expect(refused).toMatch(/✖ .*Qatar Central/);
  expect(refused).not.toContain('Enter choose');
  expect(shown(type(regions, 'nowhere'))).not.toContain('Enter choose');
});

it('the review shows every answer, and the list of files what they make', () => {
  const review = toReview(session());
  expect(shown(review)).toMatch(/› Go on[\s\S]*Workload name +orders\n[\s\S]*Directory +orders\n/);
  expect(shown(keys(review, 'return'))).toMatch(/› Write these 2 files to orders\n[\s\S]*devops\/bicep\/main.bicep\n/);
});

it('a region shows what it is called, and a name is judged as it is typed', () => {
  const regions = session({ given: { name: 'shop', environments: ['prod'] } });
  const naming = type(regions, 'home=eastus2');
  expect(shown(naming)).toMatch(/✔ 2–20 characters[\s\S]*names: aks-shop-prod-home\n[\s\S]*Enter choose as home/);
  expect(shown(type(regions, 'Home=eastus2'))).toMatch(/✖ "Home" is not made of/);
  const chosen = keys(naming, 'return');
  expect(shown(chosen)).toMatch(/Chosen: home=eastus2\./);
  expect(shown(type(chosen, 'eastus2'))).toMatch(/◉ eastus2 .* as home, 3 zones/);
});

it('the review over a file tells what an answer was', () => {
  const routing = Array(15).fill('down');
  const changed = keys(review(), ...routing, 'return', 'down', 'return');
  expect(shown(changed)).toContain('priority (was weighted)');
});

it('what is cut in the row of the arrow is told in whole below', () => {
  const clusters = shown(keys(review(), ...Array(10).fill('down')), { columns: 40 });
  expect(clusters).toMatch(
    /› Cluster names, prod .*…\n[\s\S]*\n {2}blue=aks-orders-prod-blue,\n {2}green=aks-orders-prod-green\n/,
  );
});

it('what would change is marked with a word and a sign, under what follows from it', () => {
  const changes = shown(keys(review({ ...CHANGES, notes: ['It costs.'] }), 'return'));
  expect(changes).toMatch(/Nothing is changed yet\n! It costs\.\n[\s\S]*› Make these 3 changes\n/);
  expect(changes).toMatch(
    /~ changed {2}devops\/config\/variables.json\n.*\+ added {4}devops[\s\S]*- removed {2}manifests/,
  );
  expect(shown(keys(review(), 'return'), { rows: 24 })).toContain('… and more: Read what follows from it');
  expect(shown(nothing())).toMatch(/Nothing would change\.\n› Change an answer\n/);
  expect(shown(press(review(), { name: 'return' }, ''))).toContain('Working out what would change …');
});

it('a change is shown in the colours of its signs, and the signs stay', () => {
  const colours = { ...LOOK, colour: true };
  const file = keys(review(), 'return', 'down', 'down', 'down', 'return');
  expect(screen(file, colours).join('\n')).toContain('\u001b[31m  -x\u001b[39m\n\u001b[32m  +y');
  expect(shown(file)).toMatch(/ {2}-x\n {2}\+y\n/);
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
