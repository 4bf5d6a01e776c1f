import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHELLS } from '../../src/cli/completion/shells';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { runProgram } from './built-program';
import { ShellTerminal } from './shell';

describe.each(SHELLS)('Tab in %s', (name) => {
  let folder: string;
  const open: ShellTerminal[] = [];
  afterEach(() => {
    for (const shell of open.splice(0)) shell.close();
  });

  /** Types behind the program's name and presses Tab, in a shell of its own. */
  const tab = async (typed: string, times = 1) => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'my-folder'));
    writeFileSync(join(folder, 'my-file.json'), '');
    const shell = new ShellTerminal(name, folder);
    open.push(shell);
    await shell.tab(`create-aks-ha ${typed}`, times);
    return shell;
  };

  it('lists the flags that begin so, with their descriptions', async () => {
    const offered = await tab('--re', 2);
    await offered.see(/--registry\b.*container registry, unique in all of Azure/);
    await offered.see(/--resource-group\b.*group of what is global/);
  });

  it('completes a flag', async () => {
    await (await tab('orders --dry')).see('create-aks-ha orders --dry-run');
  });

  it('completes a value, behind a blank and behind =', async () => {
    await (await tab('--routing lat')).see('--routing latency');
    await (await tab('--routing=lat')).see('--routing=latency');
  });

  it('completes a region behind a comma and a name of one’s own', async () => {
    await (await tab('--regions eastus2,blue=swedenc')).see('--regions eastus2,blue=swedencentral');
  });

  it('offers no region that is named already', async () => {
    const offered = await tab('--regions centralus,blue=eastus2,east', 2);
    await offered.see(/eastus\b.*East US\b/);
    expect(offered.screen()).not.toContain('East US 2, pair');
  });

  it('lists what may stand behind a comma', async () => {
    const offered = await tab('--regions=eastus2,westus', 2);
    await offered.see(/westus2.*West US 2\b/);
    await offered.see(/westus3.*West US 3, pair East US/);
  });

  it('completes files where a file is asked for, and directories where a directory is', async () => {
    await (await tab('--config my-fi')).see('--config my-file.json');
    await (await tab('my')).see('create-aks-ha my-folder/');
  });

  it('completes the word completion, and the shells behind it', async () => {
    await (await tab('comp')).see('create-aks-ha completion');
    await (await tab('completion z')).see('create-aks-ha completion zsh');
  });

  it('runs nothing of what is typed', async () => {
    const offered = await tab('$(touch ran) --dry');
    await offered.see('--dry-run');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('leaves no log of --debug, and writes nothing', async () => {
    const cwd = temporaryFolder();
    const { status, stdout } = await runProgram(['completion', name, '--', '--debug', '--js'], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('--json\t') });
    expect(treeOf(cwd)).toEqual({});
  });
});

describe('the scripts', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });

  it.each(SHELLS)('%s takes its own', async (name) => {
    const { stdout } = await runProgram(['completion', name], { cwd: folder });
    const script = join(folder, 'script');
    writeFileSync(script, stdout);
    expect(spawnSync(name, ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(SHELLS)('how %s gets it stands in the help of the command', async (name) => {
    const { stdout } = await runProgram(['completion', '--help'], { cwd: folder });
    expect(stdout).toContain(`create-aks-ha completion ${name}`);
  });

  it('can be read twice by bash, and go on under its strict settings', async () => {
    const { stdout } = await runProgram(['completion', 'bash'], { cwd: folder });
    const result = spawnSync('bash', ['--norc', '-euc', `${stdout}\n${stdout}`], { encoding: 'utf8' });
    expect(result).toMatchObject({ status: 0, stderr: '' });
  });

  it('are for bash, zsh and fish alone', async () => {
    const { status, stderr } = await runProgram(['completion', 'tcsh'], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain('There is no completion for tcsh, only for bash, zsh, fish.');
  });
});

it('a folder named completion can be made', async () => {
  const folder = temporaryFolder();
  const { status } = await runProgram(['./completion', '--yes', '--no-install', '--no-git'], { cwd: folder });
  expect(status).toBe(0);
  expect(existsSync(join(folder, 'completion/package.json'))).toBe(true);
});
