import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ARGS, codeOf, isWriting, LAST, recoveries } from '../generation/orders-run';
import {
  type Call,
  callsOf,
  forEachAtOnce,
  killAt,
  runWithFaults,
  spread,
  startWithFaults,
} from '../generation/strace';
import { temporaryFolder, treeOf, until } from '../generation/temporary-folder';
import { leftIn, USERS_PATHS, usersDirectory, usersFiles } from '../generation/users-directory';
import { runProgram } from './built-program';

describe('kill -9 while a new directory is written', () => {
  let calls: Call[];
  let expected: Record<string, string>;
  beforeAll(async () => {
    const folder = temporaryFolder();
    calls = (await callsOf(ARGS, folder)).filter(isWriting);
    expected = treeOf(join(folder, 'orders'));
  });

  it('leaves it absent or complete, and the next run writes the same bytes', async () => {
    const names = [...new Set(calls.map(({ name }) => name))];
    expect(names).toEqual(expect.arrayContaining(['mkdir', 'openat', 'write', 'rename']));
    const chosen = names.flatMap((name) => {
      const all = calls.filter((call) => call.name === name);
      return name === 'rename' ? all : spread(all, 4);
    });
    await forEachAtOnce(chosen, async (call) => {
      const folder = temporaryFolder();
      await killAt(call, ARGS, folder);
      expect({ call, exists: existsSync(join(folder, 'orders')) }).toEqual({ call, exists: false });
      const begun = leftIn(folder).length > 0;
      const next = await runProgram(ARGS, { cwd: folder });
      expect({ call, status: next.status, told: recoveries(next) }).toEqual({
        call,
        status: 0,
        told: begun ? ['removed'] : [],
      });
      expect(treeOf(folder)).toEqual(inOrders(expected));
    });
  });

  it('leaves the stage of a run that is still alive, and of another target', async () => {
    const folder = temporaryFolder();
    const elsewhere = ['carts', ...ARGS.slice(1)];
    await killAt(lastOf(calls, 'rename'), elsewhere, folder);
    const [abandoned = ''] = leftIn(folder);
    // The stage of carts is complete when its run comes to the rename, and stays there for two seconds.
    const slow = startWithFaults(['rename:delay_enter=2s'], ARGS, folder);
    await until('it has staged', () => leftIn(folder).length === 2);
    const second = await runProgram(ARGS, { cwd: folder });
    expect({ status: second.status, told: recoveries(second) }).toEqual({ status: 0, told: [] });
    expect(leftIn(folder)).toHaveLength(2);
    expect(codeOf(await slow.ended)).toBe('E205');
    expect(leftIn(folder)).toEqual([abandoned]);
    expect(treeOf(join(folder, 'orders'))).toEqual(expected);
  });
});

describe('in a directory that is there', () => {
  let calls: Call[];
  let expected: Record<string, string>;
  let traced: string;
  beforeAll(async () => {
    traced = usersDirectory();
    calls = (await callsOf(ARGS, dirname(traced))).filter(isWriting);
    expected = treeOf(traced);
  });

  /** Kills a run there, and gives the directory. */
  async function cutOff(call: Call): Promise<string> {
    const root = usersDirectory();
    const before = usersFiles(root);
    await killAt(call, ARGS, dirname(root));
    expect({ call, files: usersFiles(root) }).toEqual({ call, files: before });
    return root;
  }

  const linkNumber = (number: number): Call => ({ name: 'link', number, text: '' });

  it('no call of the program names a file of the user to change it', () => {
    const touched = calls.filter(({ text }) => USERS_PATHS.some((path) => text.includes(`"${join(traced, path)}"`)));
    expect(touched).toEqual([]);
    expect(calls.filter(({ text }) => text.includes(traced)).length).toBeGreaterThan(300);
  });

  it('the journal is on the disk before the first entry is moved, and removed last', () => {
    const written = calls.findIndex(({ name, text }) => name === 'rename' && text.includes('journal.json'));
    const removed = calls.findIndex(({ name, text }) => name === 'unlink' && text.includes('journal.json'));
    const moves = calls.flatMap(({ name }, index) => (name === 'link' ? [index] : []));
    const synced = (what: RegExp) => calls.findIndex(({ name, text }) => name === 'fsync' && what.test(text));
    const stage = calls.findIndex(({ name, text }) => name === 'rmdir' && text.includes('/repository")'));
    const contents = calls.filter(({ name, text }) => name === 'fsync' && text.includes('/repository/'));
    expect(contents).toHaveLength(moves.length);
    const inOrder = [
      synced(/\/repository\//),
      synced(/journal\.draft>/),
      written,
      // The names in the working folder, then its own in the directory.
      synced(/-\d+>/),
      synced(/orders>/),
      Math.min(...moves),
      Math.max(...moves),
      stage,
      removed,
    ];
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(inOrder[0]).toBeGreaterThan(0);
  });

  it(
    'kill -9 anywhere changes no file of the user, and the next run ends in the whole repository',
    async () => {
      const start = calls.findIndex(({ text }) => text.includes('journal'));
      const [staging, moving] = [calls.slice(0, start), calls.slice(start)];
      const links = moving.filter(({ name }) => name === 'link');
      const chosen = [
        ...spread(staging, 8),
        // Every checkpoint of the journal. Of the moves, which are all alike, some: before a link is after the unlink of
        // the one before. EVERY_MOVE=1 kills at each.
        ...moving.filter(({ name, text }) => name !== 'link' && text.includes('journal')),
        ...spread(links, process.env.EVERY_MOVE ? links.length : 24),
        ...spread(
          moving.filter(({ name }) => name === 'unlink'),
          8,
        ),
        ...spread(
          moving.filter(({ name }) => name === 'mkdir'),
          3,
        ),
        ...spread(
          moving.filter(({ name }) => name === 'rmdir'),
          6,
        ),
      ];
      const outcomes = new Map<string, number>();
      await forEachAtOnce([...new Set(chosen)], async (call) => {
        const root = await cutOff(call);
        const files = usersFiles(root);
        const next = await runProgram(ARGS, { cwd: dirname(root) });
        const outcome = recoveries(next).join() || 'nothing';
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        // Without a journal all is in its place: a generated repository, as after any run. Of an empty folder nothing is told.
        const status = codeOf(next) === 'E203' && ['removed', 'nothing'].includes(outcome) ? 2 : 0;
        expect({ call, status: next.status, stderr: next.stderr }).toEqual({ call, status, stderr: '' });
        expect(treeOf(root)).toEqual(expected);
        expect({ call, files: usersFiles(root) }).toEqual({ call, files });
        rmSync(root, { recursive: true });
      });
      expect(outcomes.get('completed')).toBeGreaterThan(25);
      expect(outcomes.get('removed')).toBeGreaterThan(5);
    },
    process.env.EVERY_MOVE ? 900_000 : 90_000,
  );

  it('kill -9 while the next run completes is mended by the one after it', async () => {
    const sample = dirname(await cutOff(linkNumber(30)));
    const completing = (await callsOf(ARGS, sample)).filter(isWriting);
    expect(completing.some(({ name }) => name === 'link')).toBe(true);
    await forEachAtOnce(spread(completing, 8), async (call) => {
      const root = await cutOff(linkNumber(30));
      await killAt(call, ARGS, dirname(root));
      const last = await runProgram(ARGS, { cwd: dirname(root) });
      expect({ call, stderr: last.stderr, code: codeOf(last) ?? 'E203' }).toEqual({ call, stderr: '', code: 'E203' });
      expect(treeOf(root)).toEqual(expected);
    });
  });

  describe('what was begun', () => {
    const OTHER = [...ARGS, '--regions', 'westeurope,northeurope'];

    it('is undone for other answers, and written with those', async () => {
      const fresh = usersDirectory();
      await runProgram(OTHER, { cwd: dirname(fresh) });
      const root = await cutOff(linkNumber(30));
      const next = await runProgram(OTHER, { cwd: dirname(root) });
      expect({ status: next.status, told: recoveries(next) }).toEqual({ status: 0, told: ['undone'] });
      expect(treeOf(root)).toEqual(treeOf(fresh));
    });

    it('is undone as well by a run after one that died while it undid', async () => {
      const sample = dirname(await cutOff(linkNumber(30)));
      const undoing = (await callsOf(OTHER, sample)).filter(isWriting);
      const begun = undoing.slice(
        0,
        undoing.findIndex(({ text }) => text.includes('/repository", 0777) = 0')),
      );
      expect(begun.filter(({ name }) => name === 'rename').length).toBeGreaterThan(20);
      await forEachAtOnce(spread(begun, 6), async (call) => {
        const root = await cutOff(linkNumber(30));
        await killAt(call, OTHER, dirname(root));
        expect((await runProgram(ARGS, { cwd: dirname(root) })).status).toBe(0);
        expect(treeOf(root)).toEqual(expected);
      });
    });

    it('is undone where the user put something in the way since, which stays', async () => {
      const root = usersDirectory();
      const before = treeOf(root);
      await killAt(linkNumber(30), ARGS, dirname(root));
      writeFileSync(join(root, LAST), 'mine', { flag: 'wx' });
      writeFileSync(join(root, 'devops/mine'), 'mine, in a folder that was made');
      const next = await runProgram(ARGS, { cwd: dirname(root) });
      expect({ code: codeOf(next), told: recoveries(next) }).toEqual({ code: 'E204', told: ['undone'] });
      const { [LAST]: mine, 'devops/mine': below, 'devops/': made, ...rest } = treeOf(root);
      expect([mine, below, made, rest]).toEqual([expect.any(String), expect.any(String), '', before]);
    });

    it('is not looked over by a dry run, which changes nothing', async () => {
      const root = await cutOff(linkNumber(30));
      const before = treeOf(root);
      expect(codeOf(await runProgram([...ARGS, '--dry-run'], { cwd: dirname(root) }))).toBe('E209');
      expect(treeOf(root)).toEqual(before);
    });
  });

  it('a disk that knows no second names for files gets them by rename, and survives kill -9 as well', async () => {
    const noLinks = 'link:error=EPERM';
    const whole = usersDirectory();
    expect((await runWithFaults([noLinks], ARGS, dirname(whole))).status).toBe(0);
    expect(treeOf(whole)).toEqual(expected);
    const moves = calls.filter(({ name }) => name === 'link').length;
    await forEachAtOnce([1, 2, 30, moves, moves + 1], async (number) => {
      const root = usersDirectory();
      await runWithFaults([noLinks, `rename:signal=KILL:when=${number}`], ARGS, dirname(root));
      // Something is left to do for the next run, be it the last file or the journal.
      expect(treeOf(root)).not.toEqual(expected);
      expect((await runWithFaults([noLinks], ARGS, dirname(root))).status).toBe(0);
      expect(treeOf(root)).toEqual(expected);
    });
  });
});

function inOrders(tree: Record<string, string>): Record<string, string> {
  const below = Object.entries(tree).map(([path, content]) => [`orders/${path}`, content]);
  return { 'orders/': '', ...Object.fromEntries(below) };
}

function lastOf(calls: readonly Call[], name: string): Call {
  const call = calls.filter((one) => one.name === name).at(-1);
  if (!call) throw new Error(`There is no ${name}.`);
  return call;
}
