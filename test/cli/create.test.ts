import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestVariables } from '../../src/configuration';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import { cleanEnvironment, type Run, runProgram } from '../acceptance/built-program';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';

const QUIET = ['--no-install', '--no-git'];

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const run = (...args: string[]): Promise<Run> => runProgram(args, { cwd: folder });

/** Runs a line that the program printed, as a person would. */
function typeAgain(command: string): string {
  return execFileSync('sh', ['-c', command], {
    cwd: folder,
    env: cleanEnvironment(folder),
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('without --yes', () => {
  it('every missing answer is listed at once, with one command that works', async () => {
    const { status, stdout, stderr } = await run('my orders', '--routing', 'latency', ...QUIET, '--json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    const { missing, hint } = JSON.parse(stdout);
    expect(missing.map(({ flag }: { flag: string }) => flag)).toEqual([
      ...['--name', '--environments', '--regions', '--resource-group'],
      ...['--registry', '--front-door', '--cluster', '--alert-email', '--node-size'],
    ]);
    expect(treeOf(folder)).toEqual({});
    const told = typeAgain(hint.split('\n').at(-1));
    expect(JSON.parse(told.trim().split('\n').at(-1) ?? '')).toMatchObject({ type: 'done' });
    expect(variablesOf('my orders').environments.prod.routing).toBe('latency');
  });

  it('nothing is missing where everything is given', async () => {
    const { status } = await run(
      ...['orders', '--name', 'orders', '--environments', 'prod', '--regions', 'eastus2', '--routing', 'weighted'],
      ...['--resource-group', 'rg-a', '--registry', 'acrorders1', '--front-door', 'afd-a', '--cluster', 'blue=aks-a'],
      ...['--alert-email', 'a@contoso.com', '--node-size', 'Standard_D4plds_v5', ...QUIET],
    );
    expect(status).toBe(0);
    expect(variablesOf('orders').environments.prod).toMatchObject({ resourceGroup: 'rg-a', frontDoorName: 'afd-a' });
  });
});

describe('--dry-run', () => {
  it('lists exactly the files that a run writes, and writes none', async () => {
    const { status, stdout, stderr } = await run('orders', '--yes', '--dry-run');
    expect(status).toBe(0);
    expect(stderr).toContain('nothing was written.');
    expect(treeOf(folder)).toEqual({});
    await run('orders', '--yes', ...QUIET);
    const written = Object.keys(treeOf(join(folder, 'orders'))).filter((path) => !path.endsWith('/'));
    expect(stdout.trim().split('\n').sort()).toEqual(written.sort());
  });
});

describe('the same answers', () => {
  const regions = (count: number) => USABLE_REGIONS.slice(0, count).map(({ name }) => name);

  it.each([
    ['one region', regions(1), ['prod']],
    ['three regions', regions(3), ['prod']],
    ['ten regions', regions(10), ['prod']],
    ['two environments', regions(2), ['prod', 'staging']],
  ])('give the same bytes from flags and from a file, twice: %s', async (_, locations, environments) => {
    const variables = suggestVariables({
      workload: 'orders',
      environments,
      regions: locations.map((location) => ({ location })),
      alertEmails: ['oncall@contoso.com'],
    });
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(variables));
    const flags = ['--name', 'orders', '--environments', environments.join(), '--regions', locations.join()];
    const runs = await Promise.all([
      run('flags', ...flags, '--alert-email', 'oncall@contoso.com', '--yes', ...QUIET),
      run('again', ...flags, '--alert-email', 'oncall@contoso.com', '--yes', ...QUIET),
      run('file', '--config', 'answers.json', ...QUIET),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(variablesOf('file')).toEqual(variables);
    const [flagsTree, againTree, fileTree] = ['flags', 'again', 'file'].map((name) => treeOf(join(folder, name)));
    expect(againTree).toEqual(flagsTree);
    expect(fileTree).toEqual(flagsTree);
    const names = Object.keys(flagsTree ?? {});
    expect(names).toEqual(expect.arrayContaining(environments.map((name) => `devops/bicep/${name}.bicepparam`)));
  });

  it('are repeated by the command that is printed at the end', async () => {
    const { stderr } = await run("it's mine", '--yes', '--environments', 'prod,staging', ...QUIET);
    const [, command = ''] = /^The command that makes the same: (.*)$/m.exec(stderr) ?? [];
    const first = treeOf(join(folder, "it's mine"));
    execFileSync('mv', [join(folder, "it's mine"), join(folder, 'before')]);
    typeAgain(command);
    expect(treeOf(join(folder, "it's mine"))).toEqual(first);
  });

  it('are taken from a file with a byte order mark and the line ends of Windows', async () => {
    const text = JSON.stringify(suggestVariables({ workload: 'orders' }), undefined, 2);
    writeFileSync(join(folder, 'windows.json'), `\uFEFF${text.replace(/\n/g, '\r\n')}\r\n`);
    const { status, stderr } = await run('--config', 'windows.json', ...QUIET);
    expect(status).toBe(0);
    expect(variablesOf('orders')).toEqual(JSON.parse(text));
    expect(stderr).toMatch(/The command that makes the same: .* orders --config windows\.json/);
  });
});

describe('the working directory', () => {
  it('is the target where it is named, and names the workload', async () => {
    mkdirSync(join(folder, 'shop'));
    const { status, stderr } = await runProgram(['.', '--yes', ...QUIET], {
      cwd: join(folder, 'shop'),
      env: { HOME: folder },
    });
    expect(status).toBe(0);
    expect(variablesOf('shop').workload).toBe('shop');
    expect(stderr).not.toContain('  cd .');
  });
});

describe('a run tells', () => {
  const dryRun = (env: Record<string, string>) =>
    runProgram(['orders', '--yes', '--dry-run'], { cwd: folder, env }).then(({ stderr }) => stderr);

  it.each(['yarn/1.22.22 npm/? node/v20.20.2', 'pnpm/9.0.0 npm/? node/v20.20.2'])(
    'that npm manages the repository where it is started by another: %s',
    async (agent) => {
      const name = agent.split('/')[0];
      expect(await dryRun({ npm_config_user_agent: agent })).toContain(
        `Warning: started with ${name}, but the repository is managed with npm.`,
      );
    },
  );

  it('nothing of the kind where npm started it', async () => {
    expect(await dryRun({ npm_config_user_agent: 'npm/10.8.2 node/v20.20.2' })).not.toContain('managed with npm');
  });

  it('that nobody gets the alerts where git knows no address', async () => {
    expect(await dryRun({})).toContain('Warning: nobody gets the alerts');
  });

  it('the address that git knows, unless no mail can reach it', async () => {
    const withEmail = (email: string) =>
      dryRun({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.email', GIT_CONFIG_VALUE_0: email });
    expect(await withEmail('me@contoso.com')).toMatch(/--alert-email +me@contoso\.com/);
    expect(await withEmail('1+me@users.noreply.github.com')).toContain('nobody gets the alerts');
    expect(await withEmail('me@localhost')).toContain('nobody gets the alerts');
  });

  it('no colour where there is no terminal', async () => {
    expect(await dryRun({ FORCE_COLOR: '1' })).not.toContain('\u001b');
  });
});

function variablesOf(directory: string) {
  return JSON.parse(readFileSync(join(folder, directory, 'devops/config/variables.json'), 'utf8'));
}
