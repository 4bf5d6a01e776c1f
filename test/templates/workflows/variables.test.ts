import { Shell } from './shell';
import { script } from './workflow';

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

  it('gives infrastructure.yml each environment with its first location, in the order of the file', () => {
    const { workload, environments } = outputs('infrastructure.yml');
    expect(workload).toBe('orders');
    expect(JSON.parse(environments)).toEqual([
      { name: 'staging', location: 'northeurope' },
      { name: 'prod', location: 'eastus2' },
    ]);
  });

  it('gives infrastructure.yml the home of an environment that names one', () => {
    const prod = { ...variables.environments.prod, home: 'westeurope' };
    shell.write('devops/config/variables.json', JSON.stringify({ workload: 'orders', environments: { prod } }));
    expect(JSON.parse(outputs('infrastructure.yml').environments)).toEqual([{ name: 'prod', location: 'westeurope' }]);
  });

  it('gives service.yml the names, in the order of the file', () => {
    const { workload, environments } = outputs('service.yml');
    expect(workload).toBe('orders');
    expect(JSON.parse(environments)).toEqual(['staging', 'prod']);
  });
});

describe.each(['preview', 'deploy'])('the parameters that %s finds', (job) => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    const prod = { resourceGroup: 'rg-Orders', regions: variables.environments.prod.regions };
    shell.write('devops/config/variables.json', JSON.stringify({ environments: { prod } }));
  });
  afterEach(() => shell.remove());

  const find = (skipped = '') =>
    shell.run(script('infrastructure.yml', job, 'Find what the parameter file cannot know'), {
      WORKLOAD: 'orders',
      ENVIRONMENT: 'prod',
      SKIP_REGIONS: skipped,
    });
  const cluster = (workload: string, name: string, pools: Record<string, number>) => ({
    tags: { workload, environment: 'prod', region: name },
    agentPoolProfiles: Object.entries(pools).map(([pool, count]) => ({ name: pool, count })),
  });

  it('are who deploys and the live numbers of nodes of this workload', () => {
    // Claims of three lengths: the padding that tokens leave out differs.
    for (const oid of ['1', '12', '123']) {
      const token = ['e30', Buffer.from(JSON.stringify({ oid, name: '>>>???' })).toString('base64url'), 'x'].join('.');
      const clusters = [
        cluster('orders', 'blue', { system: 3, u1abc: 7 }),
        cluster('orders', 'green', { system: 4 }),
        cluster('billing', 'blue', { system: 9 }),
        { tags: null, agentPoolProfiles: [] },
        { ...cluster('orders', 'amber', {}), agentPoolProfiles: null },
      ];
      shell.command('az', `case "$*" in account*) echo '${token}' ;; *) echo '${JSON.stringify(clusters)}' ;; esac`);
      expect(find()).toMatchObject({ status: 0 });
      expect(shell.read('env')).toContain(`CLUSTER_ADMINS=[{"id":"${oid}","type":"ServicePrincipal"}]\n`);
      expect(shell.read('env')).toContain(
        'NODE_COUNTS={"blue":{"system":3,"u1abc":7},"green":{"system":4},"amber":{}}\n',
      );
    }
  });

  it('are no numbers where there is no cluster yet', () => {
    shell.command('az', `case "$*" in account*) echo e30.eyJvaWQiOiIxIn0.x ;; *) echo '[]' ;; esac`);
    expect(find()).toMatchObject({ status: 0 });
    expect(shell.read('env')).toContain('NODE_COUNTS={}\n');
  });

  it('are the private link services that a rollout has made, by region', () => {
    const service = (name: string, resourceGroup: string) => ({ name, resourceGroup, id: `/${resourceGroup}/${name}` });
    // Azure changes the letters of groups now and then.
    const services = [service('pls-gateway', 'RG-orders-green'), service('other', 'rg-orders-blue')];
    shell.command(
      'az',
      `case "$*" in account*) echo e30.eyJvaWQiOiIxIn0.x ;; network*) echo '${JSON.stringify(services)}' ;; *) echo '[]' ;; esac`,
    );
    expect(find()).toMatchObject({ status: 0 });
    expect(shell.read('env')).toContain('PRIVATE_LINK_SERVICES={"green":"/RG-orders-green/pls-gateway"}\n');
  });

  it.each([
    ['', '[]'],
    ['blue', '["blue"]'],
    ['blue, green,', '["blue","green"]'],
  ])('are the regions to skip: "%s"', (skipped, parameter) => {
    shell.command('az', `case "$*" in account*) echo e30.eyJvaWQiOiIxIn0.x ;; *) echo '[]' ;; esac`);
    expect(find(skipped)).toMatchObject({ status: 0 });
    expect(shell.read('env')).toContain(`PRIVATE_LINK_SERVICES={}\nSKIPPED=${parameter}\n`);
  });

  it('are never guessed: a failing az ends the job', () => {
    shell.command('az', `case "$*" in account*) echo e30.eyJvaWQiOiIxIn0.x ;; *) exit 1 ;; esac`);
    expect(find().status).not.toBe(0);
  });
});
