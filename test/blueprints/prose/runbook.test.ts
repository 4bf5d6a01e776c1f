import { renderRunbook } from '../../../src/blueprints/prose';
import { templateFiles } from '../../../src/blueprints/template-files';
import { stampResourceGroup } from '../../../src/configuration/stamp';
import { SCENARIOS } from '../../../src/verification/scenarios';
import { configurationOf, EVERY_SETTING } from '../diagram/configurations';
import { anchors } from './markdown';

/** Names of the alerts that the Bicep makes; what comes behind a name is a hash. */
const ALERTS = templateFiles('bicep').flatMap(({ content }) =>
  [...content.matchAll(/(?:name|alert): '(alert-[\w-]*\w)(?:'|-\$\{)/g)].map(([, name]) => name as string),
);

/** Made only where there are regions to choose from, a cap to reach, a certificate to expire. */
const CONDITIONAL = ['alert-origin-health', 'alert-log-cap', 'alert-certificate'];

const alertsIn = (markdown: string) => anchors(markdown).filter((anchor) => anchor.startsWith('alert-'));

test('there are alerts to write about', () => {
  expect(new Set(ALERTS).size).toBe(ALERTS.length);
  expect(ALERTS).toEqual(expect.arrayContaining(['alert-server-errors', 'alert-node-not-ready', ...CONDITIONAL]));
});

test('every setting, several regions: a chapter for each alert of the Bicep, and none for another', () => {
  expect(alertsIn(renderRunbook(configurationOf(2, {}, EVERY_SETTING))).sort()).toEqual([...ALERTS].sort());
});

test('each alert is in the table, with a link to its chapter', () => {
  const markdown = renderRunbook(configurationOf(2, {}, EVERY_SETTING));
  for (const alert of ALERTS)
    expect(markdown).toMatch(new RegExp(`^\\| ${alert} \\| [012–] \\| \\[.+\\]\\(#${alert}\\) \\|$`, 'm'));
});

test('one region, no setting: none for an alert that is not made then, and no other region to send users to', () => {
  const markdown = renderRunbook(configurationOf(1));
  expect(alertsIn(markdown).sort()).toEqual(ALERTS.filter((alert) => !CONDITIONAL.includes(alert)).sort());
  // But for a region that was taken out, which has a variable for its name.
  expect(markdown).not.toMatch(/az afd origin update .*--origin-name [a-z]/);
  expect(markdown).not.toContain('az acr replication update');
});

test('every chapter says what it means and what to do', () => {
  const chapters = renderRunbook(configurationOf(2)).split(/^### /m);
  const told = chapters.filter((chapter) => chapter.includes('**Means.**'));
  expect(told.length).toBeGreaterThanOrEqual(ALERTS.length - CONDITIONAL.length + 1 + 6);
  expect(told.filter((chapter) => !chapter.includes('**Do.**'))).toEqual([]);
});

test.each([
  ['one region', configurationOf(1)],
  ['every setting', configurationOf(2, {}, EVERY_SETTING)],
])(
  '%s: each failure that verify judges has a chapter that says what it means, what to look at and what to do',
  (_, configuration) => {
    const markdown = renderRunbook(configuration);
    const rows = [...markdown.matchAll(/^\| ([a-z-]+) \| \[.+\]\(#([a-z-]+)\) \|$/gm)].map(([, id, anchor]) => [
      id,
      anchor,
    ]);
    expect(rows.map(([id]) => id)).toEqual(SCENARIOS.map(({ id }) => id));
    for (const [, anchor] of rows) {
      const chapter = markdown.split(/^### /m).find((one) => anchors(`### ${one}`)[0] === anchor) ?? '';
      for (const part of ['**Means.**', '**Look.**', '**Do.**'])
        expect({ anchor, chapter }).toEqual({ anchor, chapter: expect.stringContaining(part) });
    }
  },
);

test('each region can be taken out of Front Door by its own name, each replica of the registry by its location', () => {
  const configuration = configurationOf(3, { environments: ['prod', 'staging'] });
  const markdown = renderRunbook(configuration);
  for (const { resourceGroup, frontDoorName, containerRegistryName, regions } of configuration.environments) {
    for (const { name } of regions) {
      expect(markdown).toContain(
        `az afd origin update --resource-group ${resourceGroup} --profile-name ${frontDoorName} --origin-group-name all-regions --origin-name ${name} `,
      );
    }
    const [home, ...replicas] = regions.map(({ location }) => location);
    const replica = (location: string | undefined) => `--registry ${containerRegistryName} --name ${location} `;
    for (const location of replicas) expect(markdown).toContain(replica(location));
    expect(markdown).not.toContain(replica(home));
  }
});

test('the names of Front Door’s groups and the namespace of the gateway are those that are made', () => {
  const route = templateFiles('bicep').find(({ path }) => path.endsWith('front-door-main-route.bicep'));
  expect(route?.content).toContain("name: 'all-regions'");
});

test('commands of az have the arguments that az demands', () => {
  const markdown = renderRunbook(configurationOf(2));
  const commands = (name: string) => markdown.match(new RegExp(`^ *(?:# )?az ${name} .*`, 'gm')) ?? [];
  const demands: Record<string, string[]> = {
    'aks nodepool delete-machines': ['resource-group', 'cluster-name', 'name', 'machine-names'],
    'aks nodepool upgrade': ['resource-group', 'cluster-name', 'name'],
    'afd origin delete': ['resource-group', 'profile-name', 'origin-group-name', 'origin-name'],
    'afd origin-group delete': ['resource-group', 'profile-name', 'origin-group-name'],
    'afd route delete': ['resource-group', 'profile-name', 'endpoint-name', 'route-name'],
    'acr replication delete': ['registry', 'name'],
    // Fifty at most otherwise, before the query chooses among them.
    'monitor activity-log list': ['max-events'],
  };
  for (const [name, options] of Object.entries(demands)) {
    expect(commands(name)).not.toEqual([]);
    for (const command of commands(name))
      for (const one of options) expect(command).toMatch(new RegExp(` --${one} \\S`));
  }
  for (const drain of markdown.match(/^ *kubectl drain .*/gm) ?? ['none']) {
    expect(drain).toMatch(/ --ignore-daemonsets --delete-emptydir-data --timeout 30m$/);
  }
});

test('commands of which one is to be chosen are comments, so that a paste of all of them does nothing', () => {
  const markdown = renderRunbook(configurationOf(3));
  const choices = markdown.split('```').filter((block) => block.includes('Take away the #'));
  expect(choices.length).toBeGreaterThan(2);
  for (const block of choices)
    expect(block).not.toMatch(/^ *az (?:afd origin update|aks operation-abort|aks nodepool delete)/m);
});

test('the home region, whose loss makes Front Door read-only, has steps of its own', () => {
  const { environments } = configurationOf(2);
  const [home, other] = environments[0]?.regions ?? [];
  const [, elsewhere = '', atHome = ''] = renderRunbook(configurationOf(2)).split(/^#### |^### A bad rollout/m);
  expect(elsewhere).toContain(`--origin-name ${other?.name} `);
  expect(elsewhere).not.toContain(`--origin-name ${home?.name} `);
  expect(atHome).toMatch(/^The home region/);
  expect(atHome).toContain(`--origin-name ${home?.name} `);
});

test('a home that no region is at is said to be so, and has nothing to take out of Front Door', () => {
  const markdown = renderRunbook(configurationOf(2, {}, { home: 'westeurope' }));
  expect(markdown).toContain('- prod: the home is West Europe (`westeurope`), where no region is.');
  const [, elsewhere = '', atHome = ''] = markdown.split(/^#### |^### A bad rollout/m);
  for (const name of ['blue', 'green']) expect(elsewhere).toContain(`--origin-name ${name} `);
  expect(atHome).not.toMatch(/--origin-name/);
});

test('a region is removed from its group, route and origins by the names that are made', () => {
  const { environments } = configurationOf(1);
  const markdown = renderRunbook(configurationOf(1));
  expect(stampResourceGroup({ resourceGroup: 'rg', region: '$region' })).toBe('rg-$region');
  expect(markdown).toContain(`az group delete --name "${environments[0]?.resourceGroup}-$region"`);
  const route = templateFiles('bicep').find(({ path }) => path.endsWith('front-door-region-route.bicep'))?.content;
  expect(route?.match(/name: 'region-\$\{origin\.name\}'/g)).toHaveLength(2);
  for (const option of ['route-name', 'origin-group-name']) expect(markdown).toContain(`--${option} "region-$region"`);
});
