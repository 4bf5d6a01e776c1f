import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { renderReadme } from '../../../src/blueprints/prose';
import { templateFiles } from '../../../src/blueprints/template-files';
import { RESERVED_VARIABLES } from '../../../src/cdk8s/container-environment';
import { configurationOf, EVERY_SETTING } from '../diagram/configurations';
import { codeBlocks } from './markdown';

const workflows = ['workflows', 'actions']
  .flatMap(templateFiles)
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

test('where environments differ, it says which of them survives the loss of a region', () => {
  const own = { staging: { regions: [{ location: 'uksouth' }] } };
  const readme = renderReadme(configurationOf(2, { environments: ['staging', 'prod'], own }));
  expect(readme).toContain('that survives the loss of a zone, and in prod of a region: in UK South,');
});

test('one region promises nothing about the loss of a region', () => {
  expect(renderReadme(configurationOf(1))).not.toMatch(/^\| a region \|/m);
});

test('it sets every variable and secret that the workflows read', () => {
  const read = [...workflows.matchAll(/(?:vars|secrets)\.([A-Z_]+)/g)].map(([, name]) => name as string);
  const set = [...renderReadme(configurationOf(2)).matchAll(/gh (?:variable|secret) set ([A-Z_]+)/g)].map(([, n]) => n);
  expect(new Set(set)).toEqual(new Set(read));
});

test('Azure lets each environment deploy, and pull requests and the main branch only look', () => {
  const readme = renderReadme(configurationOf(2, { environments: ['prod', 'staging'] }));
  expect(readme).toContain('for subject in environment:prod environment:staging; do');
  const [, previews = ''] = /^### An identity for previews\n([\s\S]*?)^## /m.exec(readme) ?? [];
  expect([...previews.matchAll(/\$prefix:([^\\]+)/g)].map(([, subject]) => subject)).toEqual([
    'pull_request',
    'ref:refs/heads/main',
  ]);
  expect([...previews.matchAll(/for role in (.*); do/g)].map(([, roles]) => roles)).toEqual([
    'Reader "orders what-if"',
  ]);
});

test('GitHub says how it names the repository: new ones have numbers in their subjects', () => {
  expect(renderReadme(configurationOf(2))).toContain('.sub_claim_prefix // ');
});

test('it warns that requests reach the regions unencrypted, where no certificate is for them', () => {
  const warning = /\*\*In prod, requests travel [\s\S]*plain HTTP on port 80[\s\S]*not for confidential data/;
  expect(renderReadme(configurationOf(2))).toMatch(warning);
  const readme = renderReadme(configurationOf(2, {}, EVERY_SETTING));
  expect(readme).not.toMatch(/plain HTTP/);
  expect(readme).toContain('In prod, requests travel by HTTPS from Front Door to the regions too');
});

describe('the rights of the identity that deploys', () => {
  const block = codeBlocks(renderReadme(configurationOf(2)), 'sh').find((code) => code.includes('--condition ')) ?? '';
  const bicep = templateFiles('bicep').find(({ path }) => path.endsWith('roles.bicep'))?.content ?? '';
  const roles = [...bicep.matchAll(/^var \w+ = '([0-9a-f-]{36})'/gm)].map(([, id]) => id);

  test('it may give and take away the roles that the Bicep gives, and no other', () => {
    expect(roles.length).toBeGreaterThan(0);
    expect(/^roles="(.*)"$/m.exec(block)?.[1]?.split(', ').sort()).toEqual([...roles].sort());
  });

  test('bash makes the condition, with its history switched on too', () => {
    const script = `az() { case "$1 $2" in "role assignment") printf '%s\\n' "\${@: -1}" ;; *) echo id ;; esac; }\n${block}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'history', '-H'], { input: script, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const attribute = 'Microsoft.Authorization/roleAssignments:RoleDefinitionId';
    const only = (action: string, source: string) =>
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR (${source}[${attribute}] ForAnyOfAnyValues:GuidEquals {${roles.join(', ')}}))`;
    expect(stdout.trim().split('\n').at(-1)).toBe(`${only('write', '@Request')} AND ${only('delete', '@Resource')}`);
  });

  test('the identity is found by its id, with either way of signing in', () => {
    const readme = renderReadme(configurationOf(2));
    expect(readme).not.toContain('--display-name orders-delivery --query "[0]');
    const read = /^client=\$\((node .*) <<< /m.exec(readme)?.[1] as string;
    const input = JSON.stringify({ clientId: '1f2e', clientSecret: "it's" }, null, 2);
    expect(spawnSync('bash', ['-c', read], { input, encoding: 'utf8' }).stdout).toBe('1f2e\n');
  });
});

test("of a service of one's own it says what is expected, and nothing of the generated one", () => {
  const readme = renderReadme(configurationOf(2, { serviceDirectory: 'apps/api' }));
  const [, chapter = ''] = /^## The service\n([\s\S]*?)^## /m.exec(readme) ?? [];
  expect(readme).not.toMatch(/Flask|gunicorn|python|(?<![./])service\//i);
  // All that the charts give it, and what probes and deployments ask.
  for (const variable of RESERVED_VARIABLES) expect(chapter).toContain(`\`${variable}\``);
  for (const path of ['/startupz', '/livez', '/readyz', 'GET /default']) expect(chapter).toContain(`\`${path}\``);
  expect(readme).toContain('--push apps/api');
});

describe('what GitHub is told to guard', () => {
  const readme = renderReadme(configurationOf(2, { environments: ['staging', 'prod'] }));

  /** Each call of gh, with what it is given to read. */
  function calls(containing: string): { call: string; body: unknown }[] {
    const block = codeBlocks(readme, 'sh').find((code) => code.includes(containing)) ?? '';
    const gh = `gh() {
      if [[ $2 == user ]]; then echo 42; return; fi
      local body=null; if [[ "$*" == *--input* ]]; then body=$(cat); fi
      printf '%s\\t%s\\n' "$*" "$(jq --compact-output . <<< "$body")"
    }`;
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
      input: `${gh}\n${block}`,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    return lines.map((line) => {
      const [call = '', body = ''] = line.split('\t');
      return { call, body: JSON.parse(body) };
    });
  }

  test('each environment is for main alone, and somebody approves', () => {
    const made = calls('deployment_branch_policy');
    const path = 'api --silent --method PUT repos/{owner}/{repo}/environments';
    expect(made.map(({ call }) => call.replace(/ --(input|raw-field).*/, ''))).toEqual(
      ['staging', 'prod'].flatMap((name) => [
        `${path}/${name}`,
        `${path.replace('PUT', 'POST')}/${name}/deployment-branch-policies`,
      ]),
    );
    expect(made[0]?.body).toEqual({
      reviewers: [{ type: 'User', id: 42 }],
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    });
    expect(made[1]?.call).toMatch(/ --raw-field name=main$/);
  });

  test('main asks for every job of verify', () => {
    const [protection] = calls('branches/main/protection');
    const { jobs } = parse(templateFiles('workflows').find(({ path }) => path === 'verify.yml')?.content ?? '');
    const checks = Object.keys(jobs).map((context) => ({ context }));
    expect(protection?.body).toMatchObject({ required_status_checks: { checks } });
  });
});

test('the Bicep to install is the one that the workflows use', () => {
  const version = /BICEP_VERSION: (\S+)/.exec(workflows)?.[1];
  expect(renderReadme(configurationOf(2))).toContain(`az bicep install --version ${version}\``);
});

test('a preview and what changes Azure are not pasted together', () => {
  const blocks = codeBlocks(renderReadme(configurationOf(2, { environments: ['prod', 'staging'] })), 'powershell');
  const preview = blocks.filter((code) => code.includes('-Preview'));
  expect(preview).toHaveLength(1);
  expect(preview[0]?.match(/Deploy-Infrastructure\.ps1(?!.*-Preview)|Deploy-Workload/)).toBeNull();
});

test('it has every chapter that a reader needs', () => {
  const chapters = [...renderReadme(configurationOf(2)).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(chapters).toEqual([
    'Architecture',
    'Potential use cases',
    'Prerequisites',
    'What is in the repository',
    'Changing names, regions and settings',
    'Signing in from GitHub',
    'Deploying by workflow',
    'Deploying with one command',
    'Deploying by hand',
    'The service',
    'The charts',
    'Considerations',
    'Troubleshooting',
    'Upgrading',
    'Resources',
  ]);
});

test('its considerations are those of every system that is to stay up', () => {
  const [, considerations = ''] = /^## Considerations\n([\s\S]*?)^## /m.exec(renderReadme(configurationOf(2))) ?? [];
  expect([...considerations.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    'What it survives',
    'Whether it does',
    'Monitoring and recovery',
    'Networking',
    'Security',
    'State and storage',
    'What it costs',
  ]);
});

test('each subject that Azure trusts gets a name that Azure takes', () => {
  const readme = renderReadme(configurationOf(2));
  const name = /"name\\": \\"(.*)\\",/.exec(readme)?.[1] as string;
  const script = `for subject in pull_request ref:refs/heads/main environment:prod; do echo "${name}"; done`;
  const names = spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split('\n');
  expect(names).toEqual(['github-pull_request', 'github-ref-refs-heads-main', 'github-environment-prod']);
});

test('every workflow is in the table, and what it reads beside the sign-in is explained', () => {
  const readme = renderReadme(configurationOf(2));
  for (const { path } of templateFiles('workflows')) {
    expect(readme).toMatch(
      new RegExp(`^\\| \\[${path.replace('.yml', '')}\\]\\(\\.github/workflows/${path}\\) \\| `, 'm'),
    );
  }
});

test('a second service gets one image, with one digest, into the registry of every environment', () => {
  const configuration = configurationOf(1, { environments: ['prod', 'staging'] });
  const [prod, staging] = configuration.environments.map(({ containerRegistryName }) => containerRegistryName);
  const readme = renderReadme(configuration);
  expect(readme).toContain(`az acr build --registry ${prod} `);
  expect(readme).toContain(`az acr import --name ${staging} --source ${prod}.azurecr.io/reports:1.0.0 `);
});
