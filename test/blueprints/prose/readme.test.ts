import { renderReadme } from '../../../src/blueprints/prose';
import { templateFiles } from '../../../src/blueprints/template-files';
import { configurationOf } from '../diagram/configurations';

const workflows = templateFiles('workflows')
  .map(({ content }) => content)
  .join('\n');

test.each([
  [1, 'tier 2', 'survives the loss of a zone:'],
  [2, 'tier 3', 'survives the loss of a zone and of a region:'],
])('with %d regions it is %s', (regions, tier, promise) => {
  const readme = renderReadme(configurationOf(regions));
  expect(readme).toContain(`**prod** is ${tier}:`);
  expect(readme).toContain(promise);
});

test('one region promises nothing about the loss of a region', () => {
  expect(renderReadme(configurationOf(1))).not.toMatch(/^\| a region \|/m);
});

test('it sets every variable and secret that the workflows read', () => {
  const read = [...workflows.matchAll(/(?:vars|secrets)\.([A-Z_]+)/g)].map(([, name]) => name as string);
  const set = [...renderReadme(configurationOf(2)).matchAll(/gh (?:variable|secret) set ([A-Z_]+)/g)].map(([, n]) => n);
  expect(new Set(set)).toEqual(new Set(read));
});

test('Azure trusts the pull requests and each environment, and nothing else', () => {
  const readme = renderReadme(configurationOf(2, { environments: ['prod', 'staging'] }));
  expect(readme).toContain('for subject in pull_request environment:prod environment:staging; do');
});

test('GitHub says how it names the repository: new ones have numbers in their subjects', () => {
  expect(renderReadme(configurationOf(2))).toContain('.sub_claim_prefix // ');
});

test('it warns that requests reach the regions unencrypted', () => {
  expect(renderReadme(configurationOf(2))).toMatch(/plain HTTP on port 80[\s\S]*not for confidential data/);
});

test.each([
  ['Standard_D4plds_v5', '3 × Standard_D4pds_v5 and 3 × Standard_D4plds_v5 at least, which is 24 vCPU, and 12 more'],
  ['Standard_D2plds_v5', '3 × Standard_D4pds_v5 and 6 × Standard_D2plds_v5 at least, which is 24 vCPU, and 12 more'],
  ['Standard_D16pds_v5', '3 × Standard_D4pds_v5 and 3 × Standard_D16pds_v5 at least, which is 60 vCPU, and 16 more'],
])('the quota of %s', (user, sentence) => {
  expect(renderReadme(configurationOf(1, { nodeSize: { user } }))).toContain(sentence);
});

test('it has every chapter that a reader needs', () => {
  const chapters = [...renderReadme(configurationOf(2)).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(chapters).toEqual([
    'Prerequisites',
    'What is in the repository',
    'Changing names and regions',
    'Signing in from GitHub',
    'Deploying by workflow',
    'Deploying by hand',
    'The service',
    'The charts',
    'What it survives',
    'Security',
    'What it costs',
    'Troubleshooting',
    'Upgrading',
    'Resources',
  ]);
});

test('a second service gets one image, with one digest, into the registry of every environment', () => {
  const configuration = configurationOf(1, { environments: ['prod', 'staging'] });
  const [prod, staging] = configuration.environments.map(({ containerRegistryName }) => containerRegistryName);
  const readme = renderReadme(configuration);
  expect(readme).toContain(`az acr build --registry ${prod} `);
  expect(readme).toContain(`az acr import --name ${staging} --source ${prod}.azurecr.io/reports:1.0.0 `);
});
