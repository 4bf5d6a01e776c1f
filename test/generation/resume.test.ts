import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, type Run, runProgram } from '../acceptance/built-program';
import { linkingNpm } from './linking-npm';
import { ARGS, codeOf } from './orders-run';
import { fakeProgram } from './run-outside';
import { temporaryFolder, treeOf } from './temporary-folder';

const WRITE_ONLY = ARGS;
const ALL = ARGS.filter((arg) => !arg.startsWith('--no-'));

let folder: string;
let root: string;
const env = linkingNpm();
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder, 'orders');
});

const run = (args: readonly string[], programs: Record<string, string> = env): Promise<Run> =>
  runProgram(args, { cwd: folder, env: programs });

/** What a run said that it goes on with. */
function stepsOf({ stdout }: Run): string[] | undefined {
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return events.find(({ type }) => type === 'resumed')?.steps;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, env: cleanEnvironment(folder), encoding: 'utf8' });
}

describe('the same command again', () => {
  it('does what was left out the first time, and then has nothing to do', async () => {
    await run(WRITE_ONLY);
    const next = await run(ALL);
    expect({ status: next.status, steps: stepsOf(next) }).toEqual({
      status: 0,
      steps: ['install', 'render', 'commit'],
    });
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(root, 'manifests/prod/blue.yaml'))).toBe(true);
    const last = await run(ALL);
    expect({ code: codeOf(last), steps: stepsOf(last) }).toEqual({ code: 'E203', steps: undefined });
  });

  it('goes on after an install that failed', async () => {
    const failing = `${fakeProgram(temporaryFolder(), 'npm', 'echo "npm error no network" >&2; exit 1')}:${process.env.PATH}`;
    const first = await run(ALL, { PATH: failing });
    expect({ code: codeOf(first), status: first.status }).toEqual({ code: 'E301', status: 1 });
    expect(first.stdout).toContain('To go on: ');
    expect(existsSync(join(root, '.git'))).toBe(false);
    expect((await run(ALL)).status).toBe(0);
    expect(git('log', '--format=%s')).toBe('Generate with create-aks-ha\n');
  });

  it('goes on with a commit once git knows who commits', async () => {
    const nobody = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.useConfigOnly', GIT_CONFIG_VALUE_0: 'true' };
    const unknown = { ...nobody, GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '' };
    const args = ARGS.filter((arg) => arg !== '--no-git');
    expect((await run(args, unknown)).stdout).toContain('git does not know who you are');
    const next = await run(args);
    expect({ status: next.status, steps: stepsOf(next) }).toEqual({ status: 0, steps: ['commit'] });
  });

  it('needs no answers: those of the repository count, and those that are given must be the same', async () => {
    await run([...WRITE_ONLY, '--regions', 'westeurope,northeurope']);
    const commit = ['orders', '--json', '--no-install'];
    const other = await run([...commit, '--regions', 'eastus2']);
    expect({ code: codeOf(other), steps: stepsOf(other) }).toEqual({ code: 'E104', steps: undefined });
    const same = await run([...commit, '--regions', 'westeurope,northeurope']);
    expect({ status: same.status, steps: stepsOf(same) }).toEqual({ status: 0, steps: ['commit'] });
    rmSync(join(root, '.git'), { recursive: true });
    expect(stepsOf(await run(commit))).toEqual(['commit']);
  });

  it('with other answers is refused, and changes nothing', async () => {
    await run(WRITE_ONLY);
    const before = treeOf(root);
    const other = await run([...ALL, '--regions', 'westeurope']);
    expect({ code: codeOf(other), status: other.status }).toEqual({ code: 'E203', status: 2 });
    expect(treeOf(root)).toEqual(before);
  });

  it('with --dry-run does none of it', async () => {
    await run(WRITE_ONLY);
    const before = treeOf(root);
    expect(codeOf(await run([...ALL, '--dry-run']))).toBe('E203');
    expect(treeOf(root)).toEqual(before);
  });

  it('reads the answers of a file too', async () => {
    await run(WRITE_ONLY);
    const variables = join(root, 'devops/config/variables.json');
    const next = await run(['orders', '--config', variables, '--json', '--no-install']);
    expect({ status: next.status, steps: stepsOf(next) }).toEqual({ status: 0, steps: ['commit'] });
  });
});

describe('what the user did meanwhile', () => {
  it('stays: edited and removed starter files, and files of the user', async () => {
    await run(WRITE_ONLY);
    const charts = `${readFileSync(join(root, 'charts/main.ts'), 'utf8')}// mine\n`;
    writeFileSync(join(root, 'charts/main.ts'), charts);
    writeFileSync(join(root, 'notes'), 'mine');
    rmSync(join(root, 'README.md'));
    expect((await run(ALL)).status).toBe(0);
    expect(readFileSync(join(root, 'charts/main.ts'), 'utf8')).toBe(charts);
    expect(readFileSync(join(root, 'notes'), 'utf8')).toBe('mine');
    expect(existsSync(join(root, 'README.md'))).toBe(false);
  });

  it('stays: commits, and what is in no commit yet, where there is a git repository by now', async () => {
    await run(WRITE_ONLY);
    git('init', '--quiet');
    git('add', 'README.md');
    git('commit', '--quiet', '--message', 'Mine');
    const next = await run(ALL);
    expect({ status: next.status, steps: stepsOf(next) }).toEqual({ status: 0, steps: ['install', 'render'] });
    expect(git('log', '--format=%s')).toBe('Mine\n');
    expect(git('diff', '--cached', '--name-only')).toBe('');
    // Told is how to add the rest, and nothing of the user's.
    expect(next.stdout).toMatch(/git add -- [^"]*\.projen [^"]*devops/);
  });
});
