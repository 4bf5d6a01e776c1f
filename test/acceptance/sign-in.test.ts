import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { suggestVariables } from '../../src/configuration';
import { formatVariables } from '../../src/configuration/format-variables';
import { CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_ID, TENANT_ID } from '../../src/deployment/rehearsal/account';
import { issueToken } from '../../src/deployment/rehearsal/entra/token';
import { type Rehearsal, startRehearsal } from '../../src/deployment/rehearsal/start-rehearsal';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { bicepPath } from '../toolchain/bicep';
import { type Run, runProgram } from './built-program';

// The built program, and an Azure that it reaches as any other: by a proxy, an authority of its own, and credentials in
// the environment. It is asked what there would be to destroy, which is the shortest question of all.

const WRONG_SECRET = 'wr0ng~secret.of-somebody';
const GITHUB_TOKEN = 'ghs_request-token-of-the-job';
const home = temporaryFolder();
const runs: Run[] = [];
/** What GitHub was asked. */
const asked: { url: string; authorization: string | undefined }[] = [];
let target: Rehearsal;
let github: Server;

beforeAll(async () => {
  target = await startRehearsal({ bicep: bicepPath(), folder: join(temporaryFolder(), 'azure') });
  const altNames = [{ type: 7, ip: '127.0.0.1' }] as const;
  const own = await generate([{ name: 'commonName', value: 'actions' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [...altNames] }],
  });
  writeFileSync(join(home, 'authorities.pem'), `${target.certificateAuthority}\n${own.cert}`);
  github = createServer({ key: own.private, cert: own.cert }, (request, response) => {
    response.statusCode = request.url?.startsWith('/refused') ? 403 : 200;
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ value: issueToken('api://AzureADTokenExchange', 1, { sub: 'repo:contoso/orders' }) }),
    );
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  const variables = suggestVariables({
    workload: 'orders',
    environments: ['prod'],
    alertEmails: ['oncall@contoso.com'],
  });
  mkdirSync(join(home, 'devops/config'), { recursive: true });
  writeFileSync(join(home, 'devops/config/variables.json'), formatVariables(variables));
  writeFileSync(join(home, 'federated'), issueToken('api://AzureADTokenExchange', 1));
});
afterAll(async () => {
  github.close();
  await target.stop();
});

async function ask(env: Record<string, string>, ...args: string[]): Promise<Run> {
  const { HTTPS_PROXY = '' } = target.environment;
  const run = await runProgram(['destroy', '--preview', ...args], {
    cwd: home,
    env: { HTTPS_PROXY, NODE_EXTRA_CA_CERTS: join(home, 'authorities.pem'), NO_PROXY: '127.0.0.1', ...env },
  });
  runs.push(run);
  return run;
}

const principal = (fields: Record<string, string> = {}) =>
  JSON.stringify({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    tenantId: TENANT_ID,
    subscriptionId: SUBSCRIPTION_ID,
    ...fields,
  });
const identity = { AZURE_CLIENT_ID: CLIENT_ID, AZURE_TENANT_ID: TENANT_ID, AZURE_SUBSCRIPTION_ID: SUBSCRIPTION_ID };

/** An Azure CLI that somebody is signed in with. */
function az(cloud: string): Record<string, string> {
  const bin = join(home, `bin-${cloud}`);
  mkdirSync(bin, { recursive: true });
  const account = { id: SUBSCRIPTION_ID, environmentName: cloud, user: { name: 'dev@contoso.com' } };
  const token = {
    accessToken: issueToken('https://management.azure.com', 1, { scp: 'user_impersonation', idtyp: 'user' }),
    expires_on: Math.floor(Date.now() / 1000) + 3600,
    expiresOn: '2099-01-01 00:00:00.000000',
    tenant: TENANT_ID,
    tokenType: 'Bearer',
  };
  const script = `#!/bin/sh\ncase "$*" in *get-access-token*) echo '${JSON.stringify(token)}';; *) echo '${JSON.stringify(account)}';; esac\n`;
  writeFileSync(join(bin, 'az'), script);
  chmodSync(join(bin, 'az'), 0o755);
  return { PATH: `${bin}:/usr/bin:/bin` };
}

it.each<[string, () => Record<string, string>, string, string[]]>([
  ['AZURE_SP_CREDENTIALS', () => ({ AZURE_SP_CREDENTIALS: principal() }), `service principal ${CLIENT_ID}`, []],
  [
    'a file that AZURE_SP_CREDENTIALS names',
    () => {
      writeFileSync(join(home, 'credentials.json'), principal());
      return { AZURE_SP_CREDENTIALS: 'credentials.json' };
    },
    `service principal ${CLIENT_ID}`,
    [],
  ],
  [
    'a federated token in a file',
    () => ({ ...identity, AZURE_FEDERATED_TOKEN_FILE: join(home, 'federated') }),
    `federated identity ${CLIENT_ID}`,
    [],
  ],
  [
    'the identity of a GitHub workflow',
    () => ({
      ...identity,
      ACTIONS_ID_TOKEN_REQUEST_URL: `https://127.0.0.1:${(github.address() as AddressInfo).port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: GITHUB_TOKEN,
    }),
    `GitHub as ${CLIENT_ID}`,
    [],
  ],
  ['az login', () => az('AzureCloud'), 'az login as dev@contoso.com', []],
  [
    'another cloud, by its endpoints',
    () => ({
      AZURE_SP_CREDENTIALS: principal(),
      AZURE_RESOURCE_MANAGER_ENDPOINT: 'https://management.azure.com/',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com/',
    }),
    `service principal ${CLIENT_ID}`,
    ['--cloud', 'AzureUSGovernment'],
  ],
])(
  'signs in with %s',
  async (_, env, method, args) => {
    const { status, stderr } = await ask(env(), ...args);
    expect(stderr).toContain(`Signed in: ${method}, subscription ${SUBSCRIPTION_ID}\n`);
    expect(stderr).toContain('There is nothing of orders in prod.');
    expect(status).toBe(0);
  },
  30_000,
);

it('asks GitHub for a token that Entra takes, with the token of the job', () => {
  const url = '/token?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange';
  const authorization = `Bearer ${GITHUB_TOKEN}`;
  expect(asked.length).toBeGreaterThan(0);
  // However many requests a run makes: a token is kept.
  expect(asked.length).toBeLessThanOrEqual(2);
  for (const question of asked) expect(question).toEqual({ url, authorization });
});

it.each<[string, Record<string, string>, number, RegExp, string[]]>([
  ['nobody', {}, 5, /Error E600: Nobody is signed in.*\n.*az login/, []],
  [
    'no JSON',
    { AZURE_SP_CREDENTIALS: `{"clientSecret": "${WRONG_SECRET}"` },
    5,
    /E601.*no JSON.*\n.*create-for-rbac/,
    [],
  ],
  ['no such file', { AZURE_SP_CREDENTIALS: WRONG_SECRET }, 5, /E601.*no file of that name/, []],
  ['a field less', { AZURE_SP_CREDENTIALS: principal({ tenantId: '' }) }, 5, /E601.*lacks tenantId/, []],
  [
    'a wrong secret',
    { AZURE_SP_CREDENTIALS: principal({ clientSecret: WRONG_SECRET }) },
    5,
    /E601.*the client secret is wrong \(AADSTS7000215\)\.\n.*az ad sp credential reset/,
    [],
  ],
  [
    'an unknown application',
    { AZURE_SP_CREDENTIALS: principal({ clientId: TENANT_ID }) },
    5,
    /E601.*no application of that client id \(AADSTS700016\)/,
    [],
  ],
  ['an unknown tenant', { AZURE_SP_CREDENTIALS: principal({ tenantId: CLIENT_ID }) }, 5, /E601.*no such tenant/, []],
  ['no subscription', { AZURE_SP_CREDENTIALS: principal({ subscriptionId: '' }) }, 5, /E602.*\n.*--subscription/, []],
  [
    'a subscription that is not there',
    { AZURE_SP_CREDENTIALS: principal() },
    4,
    /E626.*[\s\S]*SubscriptionNotFound[\s\S]*--subscription <id>/,
    ['--subscription', TENANT_ID],
  ],
  ['an unknown cloud', { AZURE_SP_CREDENTIALS: principal() }, 2, /E613.*\n.*AzureUSGovernment/, ['--cloud', 'Mars']],
  [
    'az in another cloud',
    az('AzureChinaCloud'),
    5,
    /E601.*signed in to AzureChinaCloud.*\n.*--cloud AzureChinaCloud/,
    [],
  ],
])(
  '%s is refused with what mends it',
  async (_, env, code, told, args) => {
    const { status, stderr } = await ask({ PATH: '/usr/bin:/bin', ...env }, ...args);
    expect(stderr).toMatch(told);
    expect(status).toBe(code);
  },
  30_000,
);

it('a job that GitHub gives no token is told what it needs', async () => {
  const { status, stderr } = await ask({
    ...identity,
    ACTIONS_ID_TOKEN_REQUEST_URL: `https://127.0.0.1:${(github.address() as AddressInfo).port}/refused`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: GITHUB_TOKEN,
  });
  expect(stderr).toMatch(/E601: GitHub gave no identity token: HTTP 403\.\n.*id-token: write/);
  expect(status).toBe(5);
}, 30_000);

it('an authority that nobody trusts ends the run, with what names one', async () => {
  const { status, stderr } = await ask({ AZURE_SP_CREDENTIALS: principal(), NODE_EXTRA_CA_CERTS: '' });
  expect(stderr).toMatch(/certificate/);
  expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
  expect(status).toBe(4);
}, 30_000);

it('no secret is in anything that was told, logged or kept', () => {
  const { 'credentials.json': _, federated, ...kept } = treeOf(home);
  expect(Object.keys(kept).filter((path) => path.endsWith('.log')).length).toBeGreaterThan(10);
  const bytes = [
    ...Object.entries(kept)
      .filter(([path]) => !/^bin-[^/]*\/az$/.test(path))
      .map(([path, base64]) => [path, Buffer.from(base64, 'base64').toString('latin1')] as const),
    ...runs.map(({ stdout, stderr }, index) => [`run ${index}`, stdout + stderr] as const),
  ];
  for (const secret of [CLIENT_SECRET, WRONG_SECRET, GITHUB_TOKEN, 'eyJ']) {
    expect(bytes.filter(([, text]) => text.includes(secret)).map(([where]) => where)).toEqual([]);
  }
});
