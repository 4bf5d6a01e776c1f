import { Shell } from './shell';
import { action, actionFile, actions, workflows } from './workflow';

const ids = { AZURE_CLIENT_ID: 'client', AZURE_TENANT_ID: 'tenant', AZURE_SUBSCRIPTION_ID: 'subscription' };
const token = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.actions.example.com/x?api-version=2',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-token',
};
const credentials = { clientId: 'c', clientSecret: "it's $ecret", tenantId: 't', subscriptionId: 's' };

describe('the sign-in to Azure', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    shell.command('az', '');
    shell.command('curl', `echo '{"value":"e30.x.y"}'`);
  });
  afterEach(() => shell.remove());
  const signIn = (variables: Record<string, string>) => shell.runFile(actionFile('sign-in/sign-in.sh'), variables);

  it('exchanges a token of GitHub where the three variables are set', () => {
    const { status, calls, output } = signIn({ ...ids, ...token, AZURE_SP_CREDENTIALS: JSON.stringify(credentials) });
    expect(status).toBe(0);
    expect(calls).toEqual([
      'curl --fail --silent --show-error --retry 5 --retry-all-errors --header Authorization: bearer job-token https://token.actions.example.com/x?api-version=2&audience=api%3A%2F%2FAzureADTokenExchange',
      'az login --service-principal --username client --tenant tenant --federated-token e30.x.y --output none',
      'az account set --subscription subscription',
    ]);
    expect(output).toBe('::add-mask::e30.x.y\n');
  });

  it.each(Object.keys(ids))('takes the secret where %s is missing', (missing) => {
    const { status, calls, output } = signIn({
      ...ids,
      [missing]: '',
      AZURE_SP_CREDENTIALS: JSON.stringify(credentials),
    });
    expect(status).toBe(0);
    expect(calls).toEqual([
      "az login --service-principal --username c --tenant t --password=it's $ecret --output none",
      'az account set --subscription s',
    ]);
    expect(output).toBe("::add-mask::it's $ecret\n");
  });

  it.each(Object.keys(credentials))('says so where the secret has no %s, and shows nothing of it', (missing) => {
    const { [missing as keyof typeof credentials]: _, ...rest } = credentials;
    const { status, calls, output } = signIn({ AZURE_SP_CREDENTIALS: JSON.stringify(rest) });
    expect(status).toBe(1);
    expect(calls).toEqual([]);
    expect(output).toBe(
      `::error::The secret AZURE_SP_CREDENTIALS has no ${missing}. README.md has the command that makes it.\n`,
    );
  });

  it('says so where the secret is no JSON', () => {
    const { status, output } = signIn({ AZURE_SP_CREDENTIALS: 'hunter2' });
    expect(status).toBe(1);
    expect(output).toContain('::error::The secret AZURE_SP_CREDENTIALS has no clientId.');
    expect(output).not.toContain('hunter2');
  });

  it('says what to set where there is nothing to sign in with', () => {
    const { status, output } = signIn({});
    expect(status).toBe(1);
    expect(output).toContain(
      'set the variables AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID, or the secret',
    );
  });

  it('says which permission a job lacks', () => {
    const { status, output } = signIn(ids);
    expect(status).toBe(1);
    expect(output).toContain("it lacks the permission 'id-token: write'");
  });

  it.each([
    ['curl', 'az login'],
    ['az', 'az account set'],
  ])('ends where %s fails', (command, after) => {
    shell.command(command, 'exit 1');
    const { status, calls } = signIn({ ...ids, ...token });
    expect(status).not.toBe(0);
    expect(calls.filter((call) => call.startsWith(after))).toEqual([]);
  });
});

it('there is one way to sign in: every job that needs Azure uses it, with the variables and the secret', () => {
  const steps = workflows.flatMap(({ jobs }) => Object.values(jobs)).flatMap((job) => job.steps);
  const given = steps.filter(({ uses }) => /actions\/(sign-in|roll-out|deploy)$/.test(uses ?? ''));
  expect(given).toHaveLength(4);
  // What only looks does so as somebody who can change nothing.
  const looking = workflows
    .flatMap(({ jobs }) => [jobs.preview, jobs['what-if']])
    .flatMap((job) => job?.steps ?? [])
    .filter((step) => given.includes(step));
  expect(looking).toHaveLength(2);
  for (const step of given) {
    const client = looking.includes(step)
      ? 'vars.AZURE_PREVIEW_CLIENT_ID || vars.AZURE_CLIENT_ID'
      : 'vars.AZURE_CLIENT_ID';
    expect(step.with).toMatchObject({
      'client-id': `\${{ ${client} }}`,
      'tenant-id': '${{ vars.AZURE_TENANT_ID }}',
      'subscription-id': '${{ vars.AZURE_SUBSCRIPTION_ID }}',
      credentials: '${{ secrets.AZURE_SP_CREDENTIALS }}',
    });
  }
  for (const { text } of [...workflows, ...actions]) expect(text).not.toMatch(/uses: azure\/login|az login/);
  const { steps: own } = action('sign-in').runs;
  expect(own[0]?.env).toEqual({
    AZURE_CLIENT_ID: '${{ inputs.client-id }}',
    AZURE_TENANT_ID: '${{ inputs.tenant-id }}',
    AZURE_SUBSCRIPTION_ID: '${{ inputs.subscription-id }}',
    AZURE_SP_CREDENTIALS: '${{ inputs.credentials }}',
  });
});
