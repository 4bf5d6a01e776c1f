import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AS_NOBODY, copyProgram, runProgram, type Started, startProgram } from '../acceptance/built-program';
import { linkingNpm } from './linking-npm';
import { ARGS, codeOf, LAST, recoveries, WITH_INSTALL } from './orders-run';
import { isRunning } from './processes';
import { fakeProgram } from './run-outside';
import { runWithFaults, startWithFaults } from './strace';
import { temporaryFolder, treeOf, until } from './temporary-folder';
import { leftIn, usersDirectory, usersFiles } from './users-directory';

describe('in a directory that is there', () => {
  let expected: Record<string, string>;
  beforeAll(async () => {
    const root = usersDirectory();
    await runProgram(ARGS, { cwd: dirname(root) });
    expected = treeOf(root);
  });

  it('a second run refuses while the first one writes, which goes on', async () => {
    const root = usersDirectory();
    const first = startWithFaults(['link:delay_enter=20ms'], ARGS, dirname(root));
    await until('the first file is moved', () => existsSync(join(root, '.projenrc.ts')));
    const second = await runProgram(ARGS, { cwd: dirname(root) });
    expect({ status: second.status, code: codeOf(second) }).toEqual({ status: 2, code: 'E206' });
    expect((await first.ended).status).toBe(0);
    expect(treeOf(root)).toEqual(expected);
  });

  it('of many runs at once no two write', async () => {
    const root = usersDirectory();
    const before = treeOf(root);
    const runs = await Promise.all([1, 2, 3, 4].map(() => runProgram(ARGS, { cwd: dirname(root) })));
    const succeeded = runs.filter(({ status }) => status === 0).length;
    expect(succeeded).toBeLessThanOrEqual(1);
    for (const run of runs.filter(({ status }) => status !== 0)) expect(codeOf(run)).toMatch(/E203|E206/);
    expect(treeOf(root)).toEqual(succeeded === 1 ? expected : before);
  });

  it.each([
    ['Ctrl-C', 'link:signal=INT:when=20', 'E130', 130],
    ['SIGTERM', 'unlink:signal=TERM:when=40', 'E130', 130],
    ['SIGTERM in the middle of the folders', 'mkdir:signal=TERM:when=52', 'E130', 130],
    ['a disk that is full at a move', 'link:error=ENOSPC:when=20', 'E205', 2],
    ['a disk that is full at the journal', 'rename:error=ENOSPC:when=1', 'E205', 2],
    ['a disk that breaks when the journal is synced', 'fsync:error=EIO:when=69', 'E205', 2],
    ['a folder that may not be written to', 'link:error=EACCES:when=40', 'E205', 2],
    ['a link to another disk', 'link:error=EXDEV:when=50', 'E205', 2],
    ['a stage that can not be removed', 'rmdir:error=EIO:when=3', 'E205', 2],
  ])('%s undoes all, with a clear error', async (_, fault, code, status) => {
    const root = usersDirectory();
    const [before, files] = [treeOf(root), usersFiles(root)];
    const run = await runWithFaults([fault], ARGS, dirname(root));
    expect({ code: codeOf(run), status: run.status, stderr: run.stderr }).toEqual({ code, status, stderr: '' });
    expect(run.stdout).toContain('Nothing was written.');
    expect(treeOf(root)).toEqual(before);
    expect(usersFiles(root)).toEqual(files);
  });

  it('a read-only folder of the user in the middle undoes all', async () => {
    const root = usersDirectory();
    const program = copyProgram(temporaryFolder());
    const script = 'chown -R 65534:65534 . && chmod 555 orders/docs';
    await runProgram([], { cwd: dirname(root), through: ['sh', '-c', script] });
    const before = treeOf(root);
    const run = await runProgram(ARGS, { cwd: dirname(root), through: AS_NOBODY, program });
    expect({ code: codeOf(run), status: run.status }).toEqual({ code: 'E205', status: 2 });
    expect(run.stdout).toContain('you may not do that');
    expect(treeOf(root)).toEqual(before);
  });

  it('a file that comes into being in the way is never replaced', async () => {
    const root = usersDirectory();
    const before = treeOf(root);
    const run = startWithFaults(['link:delay_enter=10ms'], ARGS, dirname(root));
    await until('the first file is moved', () => existsSync(join(root, '.projenrc.ts')));
    writeFileSync(join(root, LAST), 'mine');
    const ended = await run.ended;
    expect({ code: codeOf(ended), status: ended.status }).toEqual({ code: 'E205', status: 2 });
    expect(ended.stdout).toContain('something else came into being there');
    expect(treeOf(root)).toEqual({ ...before, [LAST]: Buffer.from('mine').toString('base64') });
  });

  it('what even can not be undone is told, and mended by the next run', async () => {
    const root = usersDirectory();
    const files = usersFiles(root);
    const faults = ['link:error=ENOSPC:when=40', 'rename:error=EIO:when=10'];
    const run = await runWithFaults(faults, ARGS, dirname(root));
    expect({ code: codeOf(run), status: run.status }).toEqual({ code: 'E207', status: 1 });
    expect(usersFiles(root)).toEqual(files);
    const next = await runProgram(ARGS, { cwd: dirname(root) });
    expect({ status: next.status, told: recoveries(next) }).toEqual({ status: 0, told: ['completed'] });
    expect(treeOf(root)).toEqual(expected);
  });
});

it("a stage beside a new directory that can not be removed, such as somebody else's, is in nobody's way", async () => {
  const folder = temporaryFolder();
  await runWithFaults(['rename:signal=KILL:when=1'], ARGS, folder);
  const left = leftIn(folder);
  expect(left).toHaveLength(1);
  const run = await runWithFaults(['unlink:error=EPERM'], ARGS, folder);
  expect({ status: run.status, told: recoveries(run) }).toEqual({ status: 0, told: [] });
  expect(leftIn(folder)).toEqual(left);
});

describe('while npm installs', () => {
  /** An npm that starts a script and waits for it, as it does; both write down who they are. */
  function start(): { folder: string; run: Started; pids: () => number[] } {
    const folder = temporaryFolder();
    const script = `sh -c 'echo $$ >> "${folder}/pids"; sleep 30' & echo $$ >> '${folder}/pids'; wait`;
    const PATH = `${fakeProgram(temporaryFolder(), 'npm', script)}:${process.env.PATH}`;
    const run = startProgram(WITH_INSTALL, { cwd: folder, env: { PATH } });
    const pids = () => {
      if (!existsSync(join(folder, 'pids'))) return [];
      return readFileSync(join(folder, 'pids'), 'utf8').split('\n').filter(Boolean).map(Number);
    };
    return { folder, run, pids };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends npm and what it started, and tells what is there',
    async (signal) => {
      const { run, pids, folder } = start();
      await until('npm and its script are started', () => pids().length === 2);
      run.process.kill(signal);
      const ended = await run.ended;
      expect({ code: codeOf(ended), status: ended.status }).toEqual({ code: 'E130', status: 130 });
      expect(ended.stdout).toContain('The repository is written, npm install was cut short.');
      expect(pids().filter(isRunning)).toEqual([]);
      expect(existsSync(join(folder, 'orders/devops/config/variables.json'))).toBe(true);
      expect(leftIn(folder)).toEqual([]);
    },
  );

  it('a second run refuses, and npm goes on', async () => {
    const { run, pids, folder } = start();
    await until('npm and its script are started', () => pids().length === 2);
    const before = treeOf(join(folder, 'orders'));
    expect(codeOf(await runProgram(WITH_INSTALL, { cwd: folder }))).toBe('E206');
    expect(treeOf(join(folder, 'orders'))).toEqual(before);
    expect(pids().filter(isRunning)).toHaveLength(2);
    run.process.kill('SIGTERM');
    await run.ended;
  });

  it('kill -9 leaves the whole repository; the next run waits for no npm that still works, and goes on after it', async () => {
    const { run, pids, folder } = start();
    await until('npm and its script are started', () => pids().length === 2);
    run.process.kill('SIGKILL');
    expect((await run.ended).status).toBeUndefined();
    const before = treeOf(join(folder, 'orders'));
    // npm goes on, as after any kill -9; and its end is ours to see to.
    const refused = await runProgram(WITH_INSTALL, { cwd: folder });
    expect({ code: codeOf(refused), status: refused.status }).toEqual({ code: 'E302', status: 1 });
    expect(treeOf(join(folder, 'orders'))).toEqual(before);
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    await until('npm is gone', () => pids().filter(isRunning).length === 0);
    const next = await runProgram(WITH_INSTALL, { cwd: folder, env: linkingNpm() });
    expect({ status: next.status, told: recoveries(next) }).toEqual({ status: 0, told: ['removed'] });
    expect(next.stdout).toContain('{"type":"resumed"');
    expect(leftIn(join(folder, 'orders'))).toEqual([]);
  });
});
