import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Charts, HighlyAvailableService, PublicGateway, renderManifests } from '../../src/cdk8s';
import { environment } from './configuration';
import { parse, type Rendered } from './rendering';
import { RULES } from './rules';
import { CARELESS } from './rules/careless';
import type { Rule } from './rules/rule';

// docs/rules-workload.md says which rules of public checkers are followed, and why the others are not. What it says is held to
// what is rendered: a rule that it calls followed holds everywhere, and one that it excuses does not hold.

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'rules-workload.md'), 'utf8');

interface Row {
  readonly checker: string;
  readonly id: string;
  readonly answer: 'Yes' | 'No' | 'Elsewhere';
  readonly text: string;
}

const rows: readonly Row[] = page.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^\| ([^|]+) \| (?:\\\||[^|])+ \| \*\*(Yes|No|Elsewhere)\*\*: ([^|]*) \|$/gm)].map(
    ([, id = '', answer = '', text = '']) => ({
      checker: section.slice(0, section.indexOf('\n')),
      id,
      answer: answer as Row['answer'],
      text,
    }),
  ),
);
const answered = (answer: Row['answer']) => rows.filter((row) => row.answer === answer);

function ruleOf({ checker, id }: Row): Rule {
  const found = RULES[checker]?.find((rule) => rule.id === id);
  if (!found) throw new Error(`no rule ${checker} ${id}`);
  return found;
}

/** The starter charts, and a second service as they show it. */
const charts: Charts = (chart) => {
  const service = new HighlyAvailableService(chart, 'service', { image: chart.image });
  const gateway = new PublicGateway(chart, 'gateway');
  gateway.route('/', service);
  const image = `${chart.registry}/reports@sha256:${'a'.repeat(64)}`;
  gateway.route('/reports', new HighlyAvailableService(chart, 'reports', { name: 'reports', image }));
};

const originCertificate = {
  keyVaultId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders',
  certificateName: 'gateways',
  hostNames: { region0: 'blue.example.com' },
};
const VARIANTS = {
  default: {},
  certificate: { originCertificate },
  privateLink: { exposure: 'privateLink' as const },
};
const rendered: readonly (readonly [variant: string, objects: readonly Rendered[]])[] = Object.entries(VARIANTS).map(
  ([name, settings]) => {
    const environments = [environment('prod', 1, settings)];
    const configuration = { workload: 'orders', service: { directory: 'service', isOwn: false }, environments };
    const [yaml = ''] = renderManifests({ configuration, charts }).values();
    return [name, parse(yaml)];
  },
);

/** Objects that do not pass a rule; one that judges nothing would always hold. */
function failing(rule: Rule, objects: readonly Rendered[]): string[] {
  const judged = objects.filter(({ kind }) => rule.kind === '*' || kind === rule.kind);
  expect([rule.id, judged.length > 0]).toEqual([rule.id, true]);
  return judged
    .filter((object) => !rule.check(object, objects))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

it.each(answered('Yes'))('$checker $id is followed, and would be missed', (row) => {
  for (const [variant, objects] of rendered) expect([variant, failing(ruleOf(row), objects)]).toEqual([variant, []]);
  expect(failing(ruleOf(row), CARELESS)).not.toEqual([]);
});

it.each(answered('No'))('$checker $id is not followed, and there is a reason', (row) => {
  for (const [, objects] of rendered) expect(failing(ruleOf(row), objects)).not.toEqual([]);
  const elsewhere = rows.some(({ id }) => id !== row.id && row.text === `see ${id}`);
  expect([row.text, elsewhere || row.text.length > 40]).toEqual([row.text, true]);
});

it('renders none of the kinds that it calls not rendered', () => {
  const named = new Set(
    answered('Elsewhere').flatMap(({ text }) => /^no `(\w+)` is rendered\.$/.exec(text)?.[1] ?? []),
  );
  expect(named.size).toBeGreaterThan(5);
  const kinds = rendered.flatMap(([, objects]) => objects.map(({ kind }) => kind));
  expect(kinds.filter((kind) => named.has(kind))).toEqual([]);
});

it('answers for each rule that is checked, and has a check behind each answer', () => {
  const checked = rows.filter(({ answer }) => answer !== 'Elsewhere').map(({ checker, id }) => `${checker} ${id}`);
  const rules = Object.entries(RULES).flatMap(([checker, each]) => each.map(({ id }) => `${checker} ${id}`));
  expect(checked.sort()).toEqual(rules.sort());
});

it('names each rule once, and each row in full', () => {
  expect(new Set(rows.map(({ checker, id }) => `${checker} ${id}`)).size).toBe(rows.length);
  expect(page.match(/^\| .*\*\*(Yes|No|Elsewhere)\*\*/gm)).toHaveLength(rows.length);
});

it('names files that exist', () => {
  const named = rows.flatMap(({ text }) => [...text.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path = '']) => path));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const { id, text } of answered('Yes'))
    expect([id, text]).toEqual([id, expect.stringMatching(/^`src\/.*\.ts`$/)]);
});
