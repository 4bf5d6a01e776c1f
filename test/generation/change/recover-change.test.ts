import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forEachAtOnce, spread } from '../strace';
import { temporaryFolder, treeOf } from '../temporary-folder';
import { leftIn } from '../users-directory';
import { ANSWERS, BEFORE, editedRepository } from './edited-repository';
import { type Call, callsOf, faults, killAt, runStep, toldBy } from './killed';

const repository = () => editedRepository(temporaryFolder()).root;

describe('kill -9 while a repository is changed', () => {
  let calls: Call[];
  let before: Record<string, string>;
  let after: Record<string, string>;
  beforeAll(async () => {
    const root = repository();
    before = treeOf(root);
    calls = await callsOf('apply', root);
    after = treeOf(root);
  });

  it('the journal, and all that it names, is on the disk before the first file is changed', () => {
    const isAt = (name: string, what: RegExp) => calls.findIndex((call) => call.name === name && what.test(call.text));
    const changes = calls.flatMap(({ name, text }, index) =>
      (name === 'rename' && text.includes('/new/')) || (name === 'unlink' && !text.includes('.create-aks-ha-'))
        ? [index]
        : [],
    );
    const inOrder = [
      isAt('link', /old\/a\.txt/),
      isAt('fsync', /new\/a\.txt/),
      isAt('fsync', /\/old>/),
      isAt('rename', /journal\.draft/),
      isAt('fsync', /orders>/),
      Math.min(...changes),
      calls.findIndex(({ name, text }) => name === 'rename' && text.includes(ANSWERS)),
      isAt('unlink', /journal\.json/),
    ];
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
    expect(inOrder[0]).toBeGreaterThan(0);
    // The answers are the last of all.
    expect(Math.max(...changes)).toBeLessThanOrEqual(inOrder[6] ?? 0);
  });

  it('at every call leaves what the next run undoes as a whole, or what is complete', async () => {
    const outcomes = new Map<string, number>();
    await forEachAtOnce(calls, async (call) => {
      const root = repository();
      await killAt(call, 'apply', root);
      const run = await runStep('recover', root);
      const [first, last = first] = toldBy(run);
      const isComplete = readFileSync(join(root, ANSWERS), 'utf8') !== BEFORE[ANSWERS];
      expect({ call, tree: treeOf(root) }).toEqual({ call, tree: isComplete ? after : before });
      expect({ call, last }).toEqual({ call, last: { type: 'left', paths: [] } });
      // Without a journal it was not begun, or is tidied up already.
      const outcome = first?.outcome === undefined ? 'nothing' : String(first.outcome);
      expect({ call, outcome }).toEqual({
        call,
        outcome: expect.stringMatching(isComplete ? /completed|nothing/ : /undone|nothing/),
      });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    });
    expect(outcomes.get('undone')).toBeGreaterThan(8);
    expect(outcomes.get('completed')).toBeGreaterThan(3);
  }, 120_000);

  it('while the next run undoes it is mended by the one after it', async () => {
    const answers = calls.find(({ name, text }) => name === 'rename' && text.includes(ANSWERS)) as Call;
    const cutOff = async () => {
      const root = repository();
      await killAt(answers, 'apply', root);
      return root;
    };
    const undoing = await callsOf('recover', await cutOff());
    expect(undoing.filter(({ name }) => name === 'rename' || name === 'link').length).toBeGreaterThan(2);
    await forEachAtOnce(undoing, async (call) => {
      const root = await cutOff();
      await killAt(call, 'recover', root);
      await runStep('recover', root);
      expect({ call, tree: treeOf(root) }).toEqual({ call, tree: before });
    });
  }, 60_000);

  it('leaves alone what somebody has edited since, and tells it', async () => {
    const root = repository();
    await killAt(calls.find(({ name, text }) => name === 'rename' && text.includes(ANSWERS)) as Call, 'apply', root);
    writeFileSync(join(root, 'z.sh'), 'mine');
    writeFileSync(join(root, 'folder-of-mine'), 'mine');
    const told = toldBy(await runStep('recover', root));
    expect(told).toEqual([
      { type: 'recovered', directory: root, outcome: 'undone', files: 4 },
      { type: 'left', paths: ['z.sh'] },
    ]);
    const mine = Buffer.from('mine').toString('base64');
    expect(treeOf(root)).toEqual({ ...before, 'z.sh': mine, 'folder-of-mine': mine });
  });

  it('is not mended while another run works there', async () => {
    const root = repository();
    await killAt(spread(calls, 3)[1] as Call, 'apply', root);
    const slow = runStep('apply', root, faults('rename:delay_enter=3s:when=2'));
    while (leftIn(root).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(toldBy(await runStep('recover', root))).toEqual([expect.objectContaining({ code: 'E206' })]);
    await slow;
  });
});

describe('a disk or a person in the way', () => {
  it.each([
    ['a disk that is full at a file', 'rename:error=ENOSPC:when=2', 'E205'],
    ['a disk that is full at the journal', 'rename:error=ENOSPC:when=1', 'E205'],
    ['a disk that breaks when the journal is synced', 'fsync:error=EIO:when=9', 'E205'],
    ['a folder that may not be written to', 'link:error=EACCES:when=5', 'E205'],
    ['a file that can not be removed', 'unlink:error=EPERM:when=1', 'E205'],
    ['Ctrl-C', 'rename:signal=INT:when=2', 'E130'],
  ])('%s: all is undone', async (_, fault, code) => {
    const root = repository();
    const before = treeOf(root);
    const told = toldBy(await runStep('apply', root, faults(fault)));
    expect(told).toEqual([expect.objectContaining({ type: 'error', code })]);
    expect(treeOf(root)).toEqual(before);
  });

  it('a disk that knows no second names for files is no obstacle', async () => {
    const [root, other] = [repository(), repository()];
    expect(toldBy(await runStep('apply', root, faults('link:error=EPERM')))).toEqual([]);
    await runStep('apply', other);
    expect(treeOf(root)).toEqual(treeOf(other));
  });

  it('what even can not be undone is told, and undone by the next run', async () => {
    const root = repository();
    const before = treeOf(root);
    const told = toldBy(await runStep('apply', root, faults('rename:error=ENOSPC:when=3+')));
    expect(told).toEqual([expect.objectContaining({ code: 'E213' })]);
    expect(leftIn(root)).toHaveLength(1);
    expect(treeOf(root)).not.toEqual(before);
    expect(toldBy(await runStep('recover', root))[0]).toMatchObject({ type: 'recovered', outcome: 'undone' });
    expect(treeOf(root)).toEqual(before);
  });

  it('a journal that is damaged is told, and nothing is touched', async () => {
    const root = repository();
    await runStep('apply', root, faults('rename:signal=KILL:when=2'));
    const [folder = ''] = leftIn(root);
    for (const damage of ['{', '{"kind":"change"}', '{"kind":"change","files":[{"path":"../x"}],"folders":[]}']) {
      writeFileSync(join(root, folder, 'journal.json'), damage);
      const before = treeOf(root);
      expect(toldBy(await runStep('recover', root))).toEqual([expect.objectContaining({ code: 'E208' })]);
      expect(treeOf(root)).toEqual(before);
    }
  });
});
