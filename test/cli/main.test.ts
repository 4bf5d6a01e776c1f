import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageVersion } from '../../src/blueprints/package-root';
import { type Run, runProgram, startProgram } from '../acceptance/built-program';
import { fakeProgram } from '../generation/run-outside';
import { temporaryFolder, treeOf, until } from '../generation/temporary-folder';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const run = (...args: string[]): Promise<Run> => runProgram(args, { cwd: folder });

describe('without writing anything', () => {
  afterEach(() => expect(treeOf(folder)).toEqual({}));

  it.each(['--help', '-h'])('%s explains itself on standard output', async (flag) => {
    const { status, stdout, stderr } = await run(flag);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: create-aks-ha [options] [directory]');
    expect(stdout).toContain('--alert-email');
  });

  it.each(['--version', '-V'])('%s tells the version alone', async (flag) => {
    expect(await run(flag)).toEqual({ status: 0, stdout: `${packageVersion()}\n`, stderr: '' });
  });

  it.each([
    [['--region', 'eastus2'], 'Did you mean --regions?'],
    [['orders', '--yes', '--name'], 'A value is missing: --name <workload>'],
    [['orders', 'carts', '--yes'], 'One directory can be named'],
    [['synth', '--yes'], 'no command "synth"'],
    [['upgrade', '--yes'], 'There is no flag --yes'],
    [['--yes', '--config', 'a.json', '--name', 'b'], 'all answers are those of the file'],
    [['--yes', '--registry', 'prd=acrshop'], '"prd" is no environment; there is prod'],
    [['--yes', '--name', 'Orders'], 'use "orders"'],
  ])('a command line that makes no sense ends with 2: %j', async (args, told) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Error E1\d\d: /m);
    expect(stderr).toContain(told);
  });

  it('every wrong answer is told with its flag, rule and fix', async () => {
    const { stderr } = await run('--yes', '--name', 'Orders', '--regions', 'esatus2', '--routing', 'random');
    expect(stderr).toContain('Error E101: The answers: 3 problems');
    expect(stderr).toMatch(/\nworkload \(--name\): .*\n {2}rule: .*\n {2}fix: {2}use "orders"\n/);
    expect(stderr).toMatch(/\nenvironments\.prod\.regions\[0\]\.location \(--regions\): /);
    expect(stderr).toMatch(/\nenvironments\.prod\.routing \(--routing\): /);
  });

  it('--debug says where an error comes from', async () => {
    const env = { XDG_STATE_HOME: temporaryFolder() };
    const { stderr } = await runProgram(['--yes', '--name', 'Orders', '--debug'], { cwd: folder, env });
    expect(stderr).toMatch(/^ +at /m);
  });

  it('a reader that had enough is no error', async () => {
    const through = ['sh', '-c', '"$@" | true', 'sh'];
    for (const args of [['--help'], ['--yes', '--dry-run', '--json']]) {
      const { stderr } = await runProgram(args, { cwd: folder, through });
      expect(stderr).toBe('');
    }
  });

  it('Ctrl-C before anything is in its place leaves nothing, and 130', async () => {
    // The program asks git for an address before it writes: this git interrupts it.
    const bin = fakeProgram(temporaryFolder(), 'git', 'kill -INT $PPID');
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const { status, stderr } = await runProgram(['orders', '--yes'], { cwd: folder, env });
    expect(status).toBe(130);
    expect(stderr).toContain('Cancelled. Nothing was written.');
  });
});

describe('--json', () => {
  it('tells a whole run as one object a line, and nothing on standard error', async () => {
    const { status, stdout, stderr } = await run('my orders', '--yes', '--no-install', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const events = parseLines(stdout);
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['suggested', 'warning', 'written', 'skipped', 'step', 'done']),
    );
    expect(events.at(-1)).toMatchObject({ type: 'done', directory: join(folder, 'my orders'), installed: false });
  });

  it.each([
    [['--region', 'x'], { code: 'E100', exitCode: 2 }],
    [['orders'], { code: 'E104', missing: expect.arrayContaining([{ flag: '--name', suggestion: 'orders' }]) }],
    [['--yes', '--name', 'A'], { code: 'E101', problems: [expect.objectContaining({ path: 'workload' })] }],
    [['--config', 'gone.json'], { code: 'E103', hint: expect.stringContaining('Name a file') }],
  ])('tells an error as an object too: %j', async (args, error) => {
    const { status, stdout, stderr } = await run(...args, '--json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(parseLines(stdout)).toEqual([expect.objectContaining({ type: 'error', ...error })]);
  });
});

describe('an install', () => {
  /** A script stands for npm; git is real. */
  const withNpm = (script: string) => ({
    cwd: folder,
    env: { PATH: `${fakeProgram(temporaryFolder(), 'npm', script)}:${process.env.PATH}` },
  });

  it('that fails ends with 1, its output and the way on, and keeps the repository', async () => {
    const { status, stderr } = await runProgram(['orders', '--yes'], withNpm('echo "no network"; exit 1'));
    expect(status).toBe(1);
    expect(stderr).toContain('Error E301: npm install ended with 1. The repository is written;');
    expect(stderr).toContain('no network');
    expect(stderr).toContain(`by hand: cd ${join(folder, 'orders')} && npm install && npx projen && git init`);
    expect(existsSync(join(folder, 'orders/devops/config/variables.json'))).toBe(true);
  });

  it('that is cut short ends with 130 and says what is there', async () => {
    const started = startProgram(['orders', '--yes'], withNpm(`touch '${folder}/started'; exec sleep 60`));
    await until('npm is started', () => existsSync(join(folder, 'started')));
    started.process.kill('SIGINT');
    const { status, stderr } = await started.ended;
    expect(status).toBe(130);
    expect(stderr).toContain('Cancelled. The repository is written, npm install was cut short.');
  });
});

function parseLines(text: string): { type: string }[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}
