import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestVariables } from '../../../src/configuration';
import { templates } from './compiled-main';
import { modulesOf } from './compiled-template';
import { groupId, Predictor } from './prediction';
import { resourceNames } from './resource-names';
import { rules } from './rules';
import type { Resource, Rule } from './rules/rule';

// docs/rules.md says which rules of public sets are followed, and why the others are not. What it says is held to what the
// templates make: a rule that it calls followed holds everywhere, and one that it excuses does not hold.

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'rules.md'), 'utf8');

interface Row {
  readonly type: string;
  readonly id: string;
  readonly answer: 'Yes' | 'With' | 'No' | 'Elsewhere';
  readonly text: string;
}

const rows: readonly Row[] = page.split(/^## `/m).flatMap((section) =>
  [...section.matchAll(/^\| ([^|]+) \| [^|]+ \| \*\*(Yes|With|No|Elsewhere)\*\*([^|]*) \|$/gm)].map(
    ([, id = '', answer = '', text = '']) => ({
      type: section.slice(0, section.indexOf('`')),
      id,
      answer: answer as Row['answer'],
      text,
    }),
  ),
);
const answered = (answer: Row['answer']) => rows.filter((row) => row.answer === answer);
const ruleOf = ({ id }: Row): Rule => rules.find((rule) => rule.id === id) as Rule;

const originCertificate = {
  keyVaultId: `${groupId('rg-certificates')}/providers/Microsoft.KeyVault/vaults/kv-orders`,
  certificateName: 'gateways',
  hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
};
/** As it comes, and with the settings that close it further. */
const settings = {
  default: {},
  guarded: { apiServer: { access: 'ranges', authorizedRanges: ['203.0.113.0/24'] }, originCertificate, locks: true },
  closed: { apiServer: { access: 'private' }, exposure: 'privateLink' },
};
const made = new Map<string, readonly Resource[]>();

beforeAll(async () => {
  const predictor = new Predictor();
  const { environments, ...rest } = suggestVariables({});
  for (const [name, chosen] of Object.entries(settings)) {
    const variables = { ...rest, environments: { prod: { ...environments.prod, ...chosen } } };
    const [prediction] = await predictor.predict(variables, (environment) =>
      'exposure' in chosen ? { privateLinkServices: services(environment.regions) } : {},
    );
    made.set(name, [...((prediction?.resources ?? []) as readonly Resource[]), ...deployments(predictor)]);
  }
  await predictor.end();
}, 90_000);

const services = (regions: readonly { name: string; stamp: { resourceGroup: string } }[]): Record<string, string> =>
  Object.fromEntries(
    regions.map(({ name, stamp }) => [
      name,
      `${groupId(stamp.resourceGroup)}/providers/Microsoft.Network/privateLinkServices/pls-gateway`,
    ]),
  );

/** The modules as what they are to Azure: deployments within the deployment. */
function deployments({ template }: Predictor): Resource[] {
  return modulesOf(template).flatMap(([path, { resources }]) =>
    Object.entries(resources)
      .filter(([, { type }]) => type === 'Microsoft.Resources/deployments')
      .map(([name, { type, properties }]) => ({ id: `${path}/${name}`, name, type, properties })),
  );
}

/** Resources that do not pass a rule. */
function failing(rule: Rule, variant: string): string[] {
  const all = made.get(variant) ?? [];
  const judged = all.filter(({ type }) => type === rule.type);
  // A rule that judges nothing would always hold.
  expect([rule.id, judged.length > 0]).toEqual([rule.id, true]);
  return judged.filter((resource) => !rule.check(resource, all)).map(({ id }) => id);
}

it.each(answered('Yes'))('$id is followed, whatever is set', (row) => {
  for (const variant of Object.keys(settings)) expect([variant, failing(ruleOf(row), variant)]).toEqual([variant, []]);
});

it.each(answered('With'))('$id is followed with a setting, and only with it', (row) => {
  expect(failing(ruleOf(row), 'default')).not.toEqual([]);
  expect(Object.keys(settings).some((variant) => failing(ruleOf(row), variant).length === 0)).toBe(true);
  expect(row.text).toMatch(/^ `\w+/);
});

it.each(answered('No'))('$id is not followed, and there is a reason', (row) => {
  expect(failing(ruleOf(row), 'default')).not.toEqual([]);
  const elsewhere = rows.some(({ id }) => id !== row.id && row.text.includes(`see ${id}`));
  expect([row.text, elsewhere || row.text.length > 40]).toEqual([row.text, true]);
});

describe('docs/rules.md', () => {
  it('answers for each rule that is checked, under the type that it judges, and has a check behind each answer', () => {
    const checked = rows.filter(({ answer }) => answer !== 'Elsewhere');
    expect(checked.map(({ type, id }) => `${type} ${id}`).sort()).toEqual(
      rules.map(({ type, id }) => `${type} ${id}`).sort(),
    );
  });

  it('names each rule once, and each row in full', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(page.match(/^\| (Azure\.|APRL |CKV)/gm)).toHaveLength(rows.length);
  });

  it('names files that exist', () => {
    const named = rows.flatMap(({ text }) =>
      [...text.matchAll(/`([\w./-]+\.(?:bicep|ts))`/g)].map(([, path = '']) => path),
    );
    const missing = named.filter((path) => !existsSync(join(path.endsWith('.bicep') ? templates : root, path)));
    expect(missing).toEqual([]);
    for (const { id, text } of answered('Yes')) expect([id, text]).toEqual([id, expect.stringContaining('.bicep`')]);
  });

  it('speaks of every type that the templates make', () => {
    const types = new Set([...made.values()].flatMap((resources) => resources.map(({ type }) => type)));
    expect([...types].filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
    expect(Object.keys(resourceNames).filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
  });
});
