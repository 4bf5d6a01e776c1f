import { readdirSync } from 'node:fs';
import { ScriptRepository } from './engine';

const digest = `sha256:${'ab'.repeat(32)}`;
const claims = Buffer.from(JSON.stringify({ oid: '4f1e', idtyp: 'user', name: '>>>???' })).toString('base64url');

/** What az answers where all is well. */
const WELL = {
  'bicep version': 'echo "Bicep CLI version 0.49.2 (abc)"',
  'account get-access-token': `echo e30.${claims}.x`,
  'aks list': "echo '[]'",
  'network private-link-service list': "echo '[]'",
  'deployment sub': `cp "$RUNNER_TEMP"/aks-ha-*/*.json "$RUNNER_TEMP/"; echo '{"done":true}'`,
  'acr show': 'echo acrorders.azurecr.io',
  'acr manifest show-metadata': 'echo arm64',
  'acr repository show': `echo ${digest}`,
  'acr build': 'cp "$RUNNER_TEMP"/aks-ha-*/Dockerfile "$RUNNER_TEMP/"; echo building',
  'afd profile show': 'echo 5f1f',
  'afd endpoint list': 'echo orders.z01.azurefd.net',
  'identity show': 'echo 4b2c',
  'aks command invoke': `cp "$RUNNER_TEMP"/aks-ha-*/*.yaml "$RUNNER_TEMP/"; echo '{"exitCode":0,"logs":"rolled out"}'`,
};

let repository: ScriptRepository;
beforeEach(() => {
  repository = new ScriptRepository();
  repository.az(WELL);
  repository.shell.command(
    'curl',
    `case "$*" in */${regions()[0]?.name}/*) region=${regions()[0]?.location} ;; *) region=${regions()[1]?.location} ;; esac
     echo "{\\"region\\":\\"$region\\",\\"version\\":\\"${digest}\\"}"`,
  );
}, 120_000);
afterEach(() => repository.shell.remove());

const regions = () => repository.environment.regions;
const scratch = () => readdirSync(repository.shell.folder).filter((name) => name.startsWith('aks-ha-'));

describe('Deploy-Infrastructure.ps1', () => {
  it('deploys with what the parameter file cannot know, and prints what came of it', () => {
    const { status, stdout, calls } = repository.run('Deploy-Infrastructure', { Environment: 'prod' });
    expect(status).toBe(0);
    expect(stdout).toBe('{"done":true}\n');
    const call = calls.at(-1)?.replaceAll(/@\S*\/aks-ha-\w+\//g, '@/') ?? '';
    expect(call).toMatch(
      /^az deployment sub create --name (\w+)-orders-prod --location \1 --parameters \S+\/devops\/bicep\/prod\.bicepparam /,
    );
    expect(call).toContain('clusterAdmins=@/admins.json nodeCounts=@/nodes.json');
    expect(JSON.parse(repository.shell.read('admins.json'))).toEqual([{ id: '4f1e', type: 'User' }]);
    for (const [file, text] of [
      ['nodes', '{}'],
      ['links', '{}'],
      ['skip', '[]'],
    ]) {
      expect(repository.shell.read(`${file}.json`)).toBe(text);
    }
  });

  it('only looks with -Preview', () => {
    const { status, calls } = repository.run('Deploy-Infrastructure', { Environment: 'prod', Preview: true });
    expect(status).toBe(0);
    expect(calls.at(-1)).toMatch(/^az deployment sub what-if .* --exclude-change-types Ignore NoChange$/);
    expect(calls.join()).not.toContain('sub create');
  });

  it('keeps the live numbers of nodes, and the private link services that are there', () => {
    const tags = { workload: 'orders', environment: 'prod', region: regions()[0]?.name };
    const clusters = [{ tags, agentPoolProfiles: [{ name: 'system', count: 4 }] }, { tags: null }];
    const services = [
      { name: 'pls-gateway', resourceGroup: regions()[1]?.stamp.resourceGroup.toUpperCase(), id: '/pls' },
    ];
    repository.az({
      ...WELL,
      'aks list': `echo '${JSON.stringify(clusters)}'`,
      'network private-link-service list': `echo '${JSON.stringify(services)}'`,
    });
    expect(repository.run('Deploy-Infrastructure', { Environment: 'prod' }).status).toBe(0);
    expect(JSON.parse(repository.shell.read('nodes.json'))).toEqual({ [tags.region as string]: { system: 4 } });
    expect(JSON.parse(repository.shell.read('links.json'))).toEqual({ [regions()[1]?.name as string]: '/pls' });
  });

  it('changes one region after the other once clusters run, and then what is global', () => {
    const clusters = regions().map(({ name }) => ({
      tags: { workload: 'orders', environment: 'prod', region: name },
      agentPoolProfiles: [{ name: 'system', count: 3 }],
    }));
    const skipped = `cat "$RUNNER_TEMP"/aks-ha-*/skip.json >> "$RUNNER_TEMP/skipped"; echo >> "$RUNNER_TEMP/skipped"`;
    repository.az({ ...WELL, 'aks list': `echo '${JSON.stringify(clusters)}'`, 'deployment sub': skipped });
    const { status, calls } = repository.run('Deploy-Infrastructure', { Environment: 'prod' });
    expect(status).toBe(0);
    const [first = '', second = ''] = regions().map(({ name }) => name);
    expect(repository.shell.read('skipped')).toBe(`["${second}"]\n["${first}"]\n[]\n`);
    const whole = calls
      .filter((call) => call.startsWith('az deployment'))
      .map((call) => !call.includes('skipGlobal=true'));
    expect(whole).toEqual([false, false, true]);
  });

  it('leaves regions as they are that are down, and knows the others', () => {
    const name = regions()[1]?.name as string;
    expect(repository.run('Deploy-Infrastructure', { Environment: 'prod', SkipRegion: [name] }).status).toBe(0);
    expect(repository.shell.read('skip.json')).toBe(`["${name}"]`);
    const { status, stderr, calls } = repository.run('Deploy-Infrastructure', {
      Environment: 'prod',
      SkipRegion: ['x'],
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `prod has no region 'x'. It has: ${regions()
        .map((region) => region.name)
        .join(', ')}.\n`,
    });
    expect(calls.filter((call) => call.startsWith('az deployment'))).toHaveLength(1);
  });

  it('wants a Bicep that knows the templates', () => {
    repository.az({ ...WELL, 'bicep version': 'echo "Bicep CLI version 0.30.1 (abc)"' });
    const { status, stderr, calls } = repository.run('Deploy-Infrastructure', { Environment: 'prod' });
    expect(status).toBe(1);
    expect(stderr).toContain('Run: az bicep install --version v0.49.2');
    expect(calls).toEqual(['az bicep version']);
  });

  it.each(['account get-access-token', 'aks list', 'network private-link-service list', 'deployment sub'])(
    'stops where az %s fails, with its exit code, and leaves nothing behind',
    (command) => {
      repository.az({ ...WELL, [command]: 'echo "the reason" >&2; exit 7' });
      const { status, stderr, calls } = repository.run('Deploy-Infrastructure', { Environment: 'prod' });
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`az ${command}.* failed with exit code 7\\. Its own message is above\\.`));
      expect(calls.at(-1)).toContain(`az ${command}`);
      expect(scratch()).toEqual([]);
    },
  );

  it.each([
    [
      'an environment that is not there',
      'test',
      "devops/config/variables.json has no environment 'test'. It has: prod.",
    ],
    ['what no environment is called', 'prod; id', 'does not match the "^[a-z][a-z0-9-]*\\z" pattern'],
  ])('refuses %s before it calls az', (_, environment, reason) => {
    const { status, stderr, calls } = repository.run('Deploy-Infrastructure', { Environment: environment });
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
    expect(calls).toEqual([]);
  });
});

describe('Publish-Image.ps1', () => {
  it('has the registry build for the nodes, and prints the digest alone', () => {
    const { status, stdout, calls } = repository.run('Publish-Image', { Environment: 'prod', Tag: '1.4.0' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${digest}\n` });
    expect(calls[0]).toMatch(
      /^az acr build --registry acr\w+ --image orders:1\.4\.0 --platform linux\/arm64 --build-arg TARGETARCH=arm64 /,
    );
    expect(repository.shell.read('Dockerfile')).toBe('FROM python AS build\nFROM python\n');
    expect(scratch()).toEqual([]);
  });

  it("builds a service of one's own from its folder", () => {
    const path = 'devops/config/variables.json';
    const variables = JSON.parse(repository.shell.read(path));
    repository.shell.write(path, JSON.stringify({ ...variables, serviceDirectory: 'apps/api' }));
    repository.shell.write('apps/api/Dockerfile', 'FROM mine\n');
    const { status, calls } = repository.run('Publish-Image', { Environment: 'prod', Tag: '1' });
    expect(status).toBe(0);
    expect(calls[0]).toMatch(/\/apps\/api$/);
    expect(repository.shell.read('Dockerfile')).toBe('FROM mine\n');
  });

  it('prints no digest where the build fails', () => {
    repository.az({ ...WELL, 'acr build': 'exit 1' });
    const { status, stdout, calls } = repository.run('Publish-Image', { Environment: 'prod', Tag: '1' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(calls).toHaveLength(1);
  });

  it.each([[{ Tag: '-x' }], [{ Tag: '1', Platform: 'linux/386' }]])('refuses %j', (parameters) => {
    expect(repository.run('Publish-Image', { Environment: 'prod', ...parameters })).toMatchObject({
      status: 1,
      calls: [],
    });
  });
});

describe('Deploy-Workload.ps1', () => {
  const deploy = (more: Record<string, unknown> = {}) =>
    repository.run('Deploy-Workload', { Environment: 'prod', Digest: digest, ...more });
  const invoked = (calls: readonly string[]) => calls.filter((call) => call.startsWith('az aks command invoke'));

  it('rolls out region by region, each with its own names, and asks each one', () => {
    const { status, stderr, calls } = deploy();
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const order = calls.filter((call) => /^(az aks command|curl)/.test(call)).map((call) => call.split(' ')[0]);
    expect(order).toEqual(['az', 'curl', 'az', 'curl']);
    for (const { name, aksClusterName, stamp } of regions()) {
      expect(invoked(calls).join('\n')).toContain(`--resource-group ${stamp.resourceGroup} --name ${aksClusterName} `);
      expect(calls).toContain(`curl https://orders.z01.azurefd.net/.aks-ha/${name}/default`);
      expect(repository.shell.read(`${name}.yaml`)).toBe(
        `\nkubernetes.io/arch: arm64\nimage: acrorders.azurecr.io/orders@${digest}\nVERSION: ${digest}\nfront-door: 5f1f\nclient-id: 4b2c\n`,
      );
    }
    expect(scratch()).toEqual([]);
  });

  it('stops at the region where kubectl fails, though az succeeds', () => {
    repository.az({ ...WELL, 'aks command invoke': `echo '{"exitCode":1,"logs":"it timed out"}'` });
    const { status, stderr, calls } = deploy();
    expect(status).toBe(1);
    expect(stderr).toContain('it timed out');
    expect(stderr).toContain(
      `kubectl failed in ${regions()[0]?.name} with exit code 1. The regions after it are unchanged.`,
    );
    expect(invoked(calls)).toHaveLength(1);
  });

  it('tells another architecture before anything is applied', () => {
    repository.az({ ...WELL, 'acr manifest show-metadata': 'echo amd64' });
    const { status, stderr, calls } = deploy();
    expect(status).toBe(1);
    expect(stderr).toContain(
      "The image is for amd64, and the nodes of blue are arm64: its containers would end with 'exec format error'.",
    );
    expect(invoked(calls)).toEqual([]);
  });

  it('takes an index of several images, which has no architecture of its own', () => {
    repository.az({ ...WELL, 'acr manifest show-metadata': 'true' });
    expect(deploy().status).toBe(0);
  });

  it('does not take the answer of the version before, and gives up after a quarter of an hour', () => {
    const answer = { region: regions()[0]?.location, version: `sha256:${'cd'.repeat(32)}` };
    repository.shell.command('curl', `echo '${JSON.stringify(answer)}'`);
    const { status, stderr, calls } = deploy();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `The route of blue does not answer as it should. The last answer came from ${answer.region} by ${answer.version}.`,
    );
    expect(calls.filter((call) => call === 'sleep 15')).toHaveLength(59);
    expect(invoked(calls)).toHaveLength(1);
  });

  it('asks again while a region answers with an error', () => {
    repository.shell.command(
      'curl',
      `[ "$(grep -c ^curl "$RUNNER_TEMP/calls")" -gt 2 ] || exit 22
       echo '{"region":"${regions()[0]?.location}","version":"${digest}"}'`,
    );
    const { status, calls } = deploy({ SkipRegion: [regions()[1]?.name] });
    expect(status).toBe(0);
    expect(calls.filter((call) => call.startsWith('curl'))).toHaveLength(3);
  });

  it('says what to run first where there is no infrastructure', () => {
    repository.az({ ...WELL, 'afd profile show': 'exit 3' });
    const { status, stderr, calls } = deploy();
    expect(status).toBe(1);
    expect(stderr).toContain('The infrastructure of prod is not there yet, or not whole.');
    expect(stderr).toContain('Run Deploy-Infrastructure.ps1 first.');
    expect(invoked(calls)).toEqual([]);
  });

  it.each(['latest', 'sha256:12', `${digest}\n`])('wants a digest, not %j', (wrong) => {
    expect(deploy({ Digest: wrong })).toMatchObject({ status: 1, calls: [] });
  });
});

describe('Get-FrontDoorHost.ps1', () => {
  it('prints the address that users call, and one for each region', () => {
    const { status, stdout } = repository.run('Get-FrontDoorHost', { Environment: 'prod' });
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(
      ['default', ...regions().map(({ name }) => `.aks-ha/${name}/default`)].map(
        (path) => `https://orders.z01.azurefd.net/${path}`,
      ),
    );
  });
});
