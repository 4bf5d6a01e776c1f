import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { runProgram } from './built-program';
import { answer, made, QUIET, see, start, takeRest } from './interviewed';
import type { Terminal } from './terminal';

describe('breaking off', () => {
  const given = ['there', '--name', 'shop', '--environments', 'prod'];
  const at: [string, (terminal: Terminal) => Promise<void>][] = [
    ['the first question', (terminal) => see(terminal, '1 of 9')],
    ['a later one', (terminal) => answer(terminal, '1 of 9').then(() => see(terminal, '2 of 9'))],
    ['the review', (terminal) => takeRest(terminal, 1, 9)],
    [
      'the list of files',
      async (terminal) => {
        await takeRest(terminal, 1, 9);
        terminal.press('Enter');
        await see(terminal, 'Nothing is written yet');
      },
    ],
  ];

  it.each(at.flatMap(([where, go]) => ['C-c', 'C-d'].map((key) => [key, where, go] as const)))(
    'with %s at %s: nothing was written, and 130',
    async (key, _, go) => {
      const terminal = start(given);
      await go(terminal);
      terminal.press(key);
      const { status, screen } = await terminal.ended();
      expect(status).toBe(130);
      expect(screen).toContain('Cancelled. Nothing was written.');
      expect(made()).toEqual([]);
    },
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('with %s from elsewhere', async (signal) => {
    const terminal = start(given);
    await see(terminal, '1 of 9');
    terminal.signal(signal);
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toContain('Cancelled. Nothing was written.');
    expect(made()).toEqual([]);
  });
});

describe('nobody is asked', () => {
  it.each([
    [{ CI: 'true' }, []],
    [{}, ['--json']],
  ] as [Record<string, string>, string[]][])(
    'with %j %j, in a terminal: what is missing is listed',
    async (env, args) => {
      const { status, screen } = await start(args, { env }).ended();
      expect(status).toBe(2);
      expect(screen).toContain('E104');
    },
  );

  it('without a terminal', async () => {
    const cwd = temporaryFolder();
    const { status, stderr } = await runProgram(QUIET, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('10 answers are missing');
    expect(treeOf(cwd)).toEqual({});
  });
});
