import { Shell } from './shell';
import { actionFile, script } from './workflow';

const region = (name: string, location: string) => ({ name, location });
const variables = {
  workload: 'orders',
  environments: {
    staging: { regions: [region('blue', 'northeurope')] },
    prod: { regions: [region('blue', 'eastus2'), region('green', 'centralus')] },
  },
};

describe('the job that reads variables.json', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    shell.write('devops/config/variables.json', JSON.stringify(variables));
  });
  afterEach(() => shell.remove());

  const outputs = (file: string) => {
    expect(shell.run(script(file, 'environments', 'Read variables.json'))).toMatchObject({ status: 0 });
    return Object.fromEntries(
      shell
        .read('output')
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s)),
    );
  };

  it.each(['drift.yml', 'infrastructure.yml', 'service.yml'])(
    'gives %s the names, in the order of the file',
    (file) => {
      const { workload, environments } = outputs(file);
      expect(workload).toBe('orders');
      expect(JSON.parse(environments)).toEqual(['staging', 'prod']);
    },
  );
});

describe('a preview of the infrastructure', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    const prod = { resourceGroup: 'rg-Orders', regions: variables.environments.prod.regions };
    shell.write('devops/config/variables.json', JSON.stringify({ environments: { prod } }));
  });
  afterEach(() => shell.remove());

  /** What `az deployment sub what-if` was given, by the names of the parameters; its other options too. */
  const preview = (given: string | Record<string, string> = '') => {
    const settings = typeof given === 'string' ? { SKIP_REGIONS: given } : { SKIP_REGIONS: '', ...given };
    const run = shell.runFile(actionFile('infrastructure/preview.sh'), {
      WORKLOAD: 'orders',
      ENVIRONMENT: 'prod',
      ONLY_DEPLOYED: 'false',
      ...settings,
    });
    const call = run.calls.find((one) => one.startsWith('az deployment sub what-if')) ?? '';
    const passed = Object.fromEntries(
      [...call.matchAll(/ (?:--(?=name|location))?(\w+)[= ](?!-)(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    return { ...run, given: passed };
  };
  const cluster = (workload: string, name: string, pools: Record<string, number>) => ({
    tags: { workload, environment: 'prod', region: name },
    agentPoolProfiles: Object.entries(pools).map(([pool, count]) => ({ name: pool, count })),
  });

  it('gives the live numbers of nodes of this workload, and makes nobody an administrator', () => {
    const clusters = [
      cluster('orders', 'blue', { system: 3, u1abc: 7 }),
      cluster('orders', 'green', { system: 4 }),
      cluster('billing', 'blue', { system: 9 }),
      { tags: null, agentPoolProfiles: [] },
      { ...cluster('orders', 'amber', {}), agentPoolProfiles: null },
    ];
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '${JSON.stringify(clusters)}' ;; esac`);
    const { status, given, calls } = preview();
    expect(status).toBe(0);
    expect(given.nodeCounts).toBe('{"blue":{"system":3,"u1abc":7},"green":{"system":4},"amber":{}}');
    expect(calls.join()).not.toContain('clusterAdmins');
  });

  it('gives no numbers where there is no cluster yet', () => {
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`);
    expect(preview()).toMatchObject({ status: 0, given: { nodeCounts: '{}' } });
  });

  it('gives the private link services that a rollout has made, by region', () => {
    const service = (name: string, resourceGroup: string) => ({ name, resourceGroup, id: `/${resourceGroup}/${name}` });
    // Azure changes the letters of groups now and then.
    const services = [service('pls-gateway', 'RG-orders-green'), service('other', 'rg-orders-blue')];
    shell.command(
      'az',
      `case "$*" in deployment*) echo '{}' ;; network*) echo '${JSON.stringify(services)}' ;; *) echo '[]' ;; esac`,
    );
    const { status, given } = preview();
    expect(status).toBe(0);
    expect(given.privateLinkServices).toBe('{"green":"/RG-orders-green/pls-gateway"}');
  });

  it.each([
    ['', '[]'],
    ['blue', '["blue"]'],
    ['blue, green,', '["blue","green"]'],
  ])('gives the regions to skip: "%s"', (skipped, parameter) => {
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`);
    expect(preview(skipped)).toMatchObject({ status: 0, given: { skipRegions: parameter } });
  });

  it.each([
    ['the location of the first region', {}, 'eastus2'],
    ['the home of an environment that names one', { home: 'westeurope' }, 'westeurope'],
  ])('is made in %s', (_, home, location) => {
    const prod = { resourceGroup: 'rg', regions: variables.environments.prod.regions, ...home };
    shell.write('devops/config/variables.json', JSON.stringify({ environments: { prod } }));
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`);
    expect(preview()).toMatchObject({ status: 0, given: { location, name: `${location}-orders-prod` } });
  });

  it.each([
    ['another region where the home is skipped', { SKIP_REGIONS: 'blue' }, 'centralus'],
    ['a region that is up where what is global is left out', { SKIP_GLOBAL: 'true' }, 'eastus2'],
  ])('is made in %s: Azure refuses the location of a name that it knows', (_, settings, location) => {
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`);
    expect(preview(settings)).toMatchObject({ status: 0, given: { location, name: `${location}-orders-prod` } });
  });

  it('ends where a region that is to be skipped is unknown, before anything is deployed', () => {
    shell.command('az', `case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`);
    const { status, output, calls } = preview('bleu');
    expect(status).not.toBe(0);
    expect(output).toContain('prod has no region bleu. It has: blue, green.');
    expect(calls.join()).not.toContain('deployment sub');
  });

  it.each(['aks', 'network', 'deployment'])('guesses nothing: a failing az %s ends it', (command) => {
    shell.command(
      'az',
      `[ "$1" != ${command} ] || exit 1; case "$*" in deployment*) echo '{}' ;; *) echo '[]' ;; esac`,
    );
    const run = preview();
    expect(run.status).not.toBe(0);
    expect(run.calls.at(-1)).toMatch(new RegExp(`^az ${command} `));
  });
});
