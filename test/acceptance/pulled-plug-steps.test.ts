import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { linkingNpm } from '../generation/linking-npm';
import { ARGS, codeOf, isStarting, isWriting } from '../generation/orders-run';
import { isRunning } from '../generation/processes';
import { fakeProgram } from '../generation/run-outside';
import { type Call, callsOf, forEachAtOnce, killAt } from '../generation/strace';
import { temporaryFolder, until } from '../generation/temporary-folder';
import { leftIn } from '../generation/users-directory';
import { cleanEnvironment, runProgram, startProgram } from './built-program';

const ALL = ARGS.filter((arg) => !arg.startsWith('--no-'));
const COMMIT_ALONE = ARGS.filter((arg) => arg !== '--no-git');

type Environment = Record<string, string>;

/** Runs the same command again, and holds what is there then to a run that nothing disturbed. */
async function goOn(folder: string, args: readonly string[], env: Environment, expected: Commit): Promise<void> {
  const next = await runProgram(args, { cwd: folder, env });
  // All was done where the run died after its last step.
  const isDone = next.status === 0 || codeOf(next) === 'E203';
  expect({ isDone, stdout: isDone ? '' : next.stdout, stderr: next.stderr }).toEqual({
    isDone: true,
    stdout: '',
    stderr: '',
  });
  expect(commitIn(folder)).toEqual(expected);
}

/** What a repository is, as git tells it. */
interface Commit {
  readonly tree: string;
  readonly commits: string;
  readonly status: string;
  readonly damage: string;
  readonly left: readonly string[];
}

function commitIn(folder: string): Commit {
  const root = join(folder, 'orders');
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, env: cleanEnvironment(folder), encoding: 'utf8' });
  return {
    tree: git('rev-parse', 'HEAD^{tree}'),
    commits: git('log', '--format=%an %s'),
    status: git('status', '--porcelain'),
    damage: git('fsck', '--strict', '--no-dangling'),
    left: leftIn(root),
  };
}

/** Runs it undisturbed. @returns what is there then, and every checkpoint behind the writing */
async function undisturbed(args: readonly string[], env: Environment): Promise<{ calls: Call[]; expected: Commit }> {
  const folder = temporaryFolder();
  const calls = await callsOf(args, folder, env);
  const written = calls.findIndex(({ name, text }) => name === 'rename' && text.includes('/orders")'));
  expect(written).toBeGreaterThan(0);
  // What is only told, and to itself, is not counted alike in each run.
  const after = calls
    .slice(written + 1)
    .filter((call) => isStarting(call) || (isWriting(call) && call.name !== 'write'));
  return { calls: after, expected: commitIn(folder) };
}

describe('kill -9 at every checkpoint behind the writing', () => {
  it('of committing: the next run ends in the same repository', async () => {
    const { calls, expected } = await undisturbed(COMMIT_ALONE, {});
    expect(expected).toMatchObject({ commits: 'Test Generate with create-aks-ha\n', status: '', damage: '', left: [] });
    // init, var, add and commit.
    expect(calls.filter(isStarting)).toHaveLength(4);
    expect(calls.filter(({ name }) => name === 'rename')).toHaveLength(1);
    await forEachAtOnce(calls, async (call) => {
      const folder = temporaryFolder();
      await killAt(call, COMMIT_ALONE, folder);
      const isCommitted = existsSync(join(folder, 'orders/.git'));
      const rename = calls.findIndex(({ name }) => name === 'rename');
      expect({ call, isCommitted }).toEqual({ call, isCommitted: calls.indexOf(call) > rename });
      await goOn(folder, COMMIT_ALONE, {}, expected);
    });
  }, 120_000);

  it('of installing and rendering: the next run ends in the same repository', async () => {
    const env = linkingNpm();
    const { calls, expected } = await undisturbed(ALL, env);
    // Up to the first one of committing.
    const commit = calls.findIndex(({ name, text }) => name === 'mkdir' && text.includes('/commit"'));
    const chosen = calls.slice(0, commit + 1);
    expect(chosen.filter(isStarting)).toHaveLength(2);
    await forEachAtOnce(
      chosen,
      async (call) => {
        const folder = temporaryFolder();
        await killAt(call, ALL, folder, env);
        await goOn(folder, ALL, env, expected);
      },
      2,
    );
  }, 240_000);
});

describe('a pulled plug, which ends all programs at once', () => {
  let expected: Commit;
  const env = linkingNpm();
  beforeAll(async () => {
    const folder = temporaryFolder();
    await runProgram(ALL, { cwd: folder, env });
    expected = commitIn(folder);
  });

  /** The program that a run has started, as it noted it. */
  function noted(folder: string): { command: string; pid: number } | undefined {
    const root = join(folder, 'orders');
    const [working = ''] = existsSync(root) ? leftIn(root) : [];
    const note = join(root, working, 'running.json');
    if (working === '' || !existsSync(note) || readFileSync(note, 'utf8') === '') return undefined;
    const { command, process: owner } = JSON.parse(readFileSync(note, 'utf8'));
    return { command, pid: owner.pid };
  }

  /** Starts a run, and ends it and what it has started once something is the case. */
  async function pullPlug(
    args: readonly string[],
    programs: Environment,
    when: string,
    holds: (folder: string) => boolean,
  ) {
    const folder = temporaryFolder();
    const run = startProgram(args, { cwd: folder, env: programs });
    await until(when, () => holds(folder), 60_000);
    const { pid = 0 } = noted(folder) ?? {};
    expect(pid).toBeGreaterThan(1);
    run.process.kill('SIGKILL');
    endGroup(pid);
    expect((await run.ended).status).toBeUndefined();
    await until('it is gone', () => !isRunning(pid));
    return folder;
  }

  it('in the middle of npm: what looks like a package and is none does not stay', async () => {
    const hanging = linkingNpm('touch half; exec sleep 60');
    const folder = await pullPlug(ALL, hanging, 'half a package is there', (at) => existsSync(join(at, 'orders/half')));
    execFileSync('rm', [join(folder, 'orders/half')]);
    await goOn(folder, ALL, env, expected);
    expect(readFileSync(join(folder, 'orders/node_modules/typescript/package.json'), 'utf8')).toContain('"tsc"');
  });

  it('in the middle of the rendering', async () => {
    const folder = await pullPlug(ALL, env, 'it renders', (at) => noted(at)?.command === 'npx projen');
    await goOn(folder, ALL, env, expected);
  });

  it('in the middle of git commit, with what the user did since', async () => {
    const script =
      'case "$*" in *" commit "*) touch "$HOME/committing"; exec sleep 60;; esac; PATH="$REAL" exec git "$@"';
    const hanging = `${fakeProgram(temporaryFolder(), 'git', script)}:${process.env.PATH}`;
    const folder = await pullPlug(COMMIT_ALONE, { PATH: hanging, REAL: process.env.PATH ?? '' }, 'git commits', (at) =>
      existsSync(join(at, 'committing')),
    );
    const starter = join(folder, 'orders/charts/main.ts');
    writeFileSync(starter, `${readFileSync(starter, 'utf8')}// mine\n`);
    const { stdout } = await runProgram(COMMIT_ALONE, { cwd: folder });
    expect(stdout).toContain('"steps":["commit"]');
    expect(readFileSync(starter, 'utf8')).toMatch(/\/\/ mine\n$/);
    expect(commitIn(folder)).toMatchObject({ commits: expected.commits, status: '', left: [] });
  });

  it('in the middle of the real npm', async () => {
    const settings = { npm_config_userconfig: join(homedir(), '.npmrc'), npm_config_cache: join(homedir(), '.npm') };
    const whole = temporaryFolder();
    expect((await runProgram(ALL, { cwd: whole, env: settings })).status).toBe(0);
    const half = (at: string) => existsSync(join(at, 'orders/node_modules/typescript/package.json'));
    const folder = await pullPlug(ALL, settings, 'npm unpacks', half);
    expect(existsSync(join(folder, 'orders/node_modules/.package-lock.json'))).toBe(false);
    await goOn(folder, ALL, settings, commitIn(whole));
  }, 240_000);
});

/** Ends a process and, where it leads a group, that. */
function endGroup(pid: number): void {
  for (const one of [-pid, pid]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It leads none, or is gone.
    }
  }
}
