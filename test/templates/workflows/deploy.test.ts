import { Shell } from './shell';
import { actionFile } from './workflow';

const digest = `sha256:${'ab'.repeat(32)}`;
const oidc = { AZURE_CLIENT_ID: 'c', AZURE_TENANT_ID: 't', AZURE_SUBSCRIPTION_ID: 's' };

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
  shell.command('npm', 'env | grep -E "^(AZURE|BICEP)" | sort > "$RUNNER_TEMP/seen"; echo "blue is updated" >&2');
});
afterEach(() => shell.remove());

const deploy = (variables: Record<string, string>) =>
  shell.runFile(actionFile('deploy/deploy.sh'), { HOME: '/home/runner', ENVIRONMENT: 'prod', ...variables });
const seen = () => shell.read('seen').trim().split('\n').filter(Boolean);

describe('what workflows deploy with', () => {
  it('is the command of a laptop, for the infrastructure', () => {
    const { status, calls } = deploy({ ONLY: 'infrastructure', SKIP_REGIONS: '', SKIP_GLOBAL: 'false' });
    expect(status).toBe(0);
    expect(calls).toEqual(['npm run --silent deploy -- --only infrastructure --environment prod --yes']);
    expect(seen()).toEqual(['BICEP_PATH=/home/runner/.azure/bin/bicep']);
  });

  it('and for the workload, by its digest', () => {
    const { calls } = deploy({ ONLY: 'workload', IMAGE: digest, SOAK: '300', ERROR_BUDGET: '1' });
    expect(calls).toEqual([
      `npm run --silent deploy -- --only workload --environment prod --yes --image ${digest} --soak 300 --error-budget 1`,
    ]);
  });

  it('hands on what is down', () => {
    const { calls } = deploy({ ONLY: 'infrastructure', SKIP_REGIONS: 'blue, green', SKIP_GLOBAL: 'true' });
    expect(calls[0]).toMatch(/ --skip-region blue, green --skip-global$/);
  });

  it('takes no word of an input for an option', () => {
    shell.command('npm', 'printf "%s\\n" "$@" > "$RUNNER_TEMP/words"');
    deploy({ ONLY: 'infrastructure', SKIP_REGIONS: 'blue --remove; $(id)' });
    expect(shell.read('words').split('\n')).toContain('blue --remove; $(id)');
  });

  it.each([
    ['OpenID Connect where its three variables are set', oidc, Object.entries(oidc)],
    ['the secret while one of them is missing', { ...oidc, AZURE_TENANT_ID: '' }, [['AZURE_SP_CREDENTIALS', '{}']]],
  ])('signs in with %s', (_, variables, expected) => {
    deploy({ ONLY: 'workload', AZURE_SP_CREDENTIALS: '{}', ...variables });
    expect(seen()).toEqual(expected.map(([name, value]) => `${name}=${value}`).sort());
  });

  it('tells in the summary of the run what became of each region', () => {
    deploy({ ONLY: 'workload' });
    expect(shell.read('summary')).toBe('## prod: workload\n\n~~~~text\nblue is updated\n~~~~\n');
  });

  it('fails as the command does, and tells all the same', () => {
    shell.command('npm', 'echo "blue goes back" >&2; exit 4');
    const { status, output } = deploy({ ONLY: 'workload' });
    expect(status).toBe(4);
    expect(output).toContain('::error::The workload of prod was not deployed');
    expect(shell.read('summary')).toContain('blue goes back');
  });
});
