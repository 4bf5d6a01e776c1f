import { until } from '../generation/temporary-folder';
import { answer, asked, ESCAPE, fromFlags, made, see, start, takeRest, wasStopped, widest, write } from './interviewed';

describe('the terminal', () => {
  it('may change its width at any time', async () => {
    const terminal = start();
    await answer(terminal, '1 of 12', 'shop');
    await see(terminal, '2 of 12');
    for (const columns of [40, 120, 60]) {
      terminal.resize(columns);
      await see(terminal, /2 of 12[\s\S]*Ctrl-C cancel/);
      await until(`all fits in ${columns}`, () => widest(terminal) <= columns);
      expect(terminal.visible().match(/of 12/g)).toHaveLength(1);
    }
    await takeRest(terminal, 2, 12);
    expect((await write(terminal)).status).toBe(0);
    expect(asked('shop')).toEqual(await fromFlags('--name', 'shop'));
  });

  it('may be left with Ctrl-Z and returned to', async () => {
    const terminal = start([], { resumes: true });
    await see(terminal, '1 of 12');
    terminal.type('sh');
    await see(terminal, '› sh');
    terminal.press('C-z');
    await until('it was stopped', () => wasStopped());
    await see(terminal, /^create-aks-ha · 1 of 12[\s\S]*› sh\n/);
    terminal.type('op');
    await see(terminal, 'rg-shop-prod');
    terminal.press('Enter');
    await see(terminal, '2 of 12');
  });

  it.each(['\r', '\n', '\r\n'])('may paste several answers at once, with %j between them', async (end) => {
    const terminal = start();
    await see(terminal, '1 of 12');
    terminal.paste(`shop${end}prod,staging${end}`);
    await see(terminal, '3 of 17');
    expect(terminal.visible()).toMatch(/✔ Environments +prod,staging/);
  });

  it.each([40, 80, 200])('no line is longer than %d columns', async (columns) => {
    const terminal = start([], { columns, rows: 24 });
    for (let number = 1; number <= 12; number += 1) {
      await see(terminal, `${number} of 12`);
      expect(widest(terminal)).toBeLessThanOrEqual(columns);
      expect(terminal.visible()).toContain('Ctrl-C cancel');
      terminal.press('Enter');
    }
    await see(terminal, 'Your answers');
    expect(widest(terminal)).toBeLessThanOrEqual(columns);
  });

  it('without colour is told the same', async () => {
    const terminal = start([], { env: { NO_COLOR: '1' } });
    await see(terminal, '1 of 12');
    terminal.type('A');
    await see(terminal, '✖');
    expect(terminal.codes()).not.toContain(ESCAPE);
  });

  it('with ASCII alone is asked in ASCII', async () => {
    const terminal = start([], { env: { LC_ALL: 'C' } });
    await answer(terminal, '1 of 12', 'shop');
    await answer(terminal, '2 of 12');
    await see(terminal, /3 of 12[\s\S]*Space choose/);
    expect(terminal.visible()).toMatch(/^[\n -~]*$/);
    expect(terminal.visible()).toContain('[ ] centralus');
  });

  it.each([{ TERM: 'dumb', LC_ALL: 'C' }, { ACCESSIBLE: '1' }])(
    'that can only print lines is asked line by line: %j',
    async (env) => {
      const terminal = start([], { env: env as Record<string, string>, rows: 300 });
      await answer(terminal, '1 of 12. Workload name', 'Shop');
      await answer(terminal, 'Would do: shop', 'shop');
      await answer(terminal, '2 of 12. Environments', '<');
      await answer(terminal, 'Enter takes shop.');
      for (let number = 2; number <= 12; number += 1) await answer(terminal, `${number} of 12. `);
      await answer(terminal, 'Your answers', '1');
      await answer(terminal, /\nWorkload name\n/, 'store');
      await answer(terminal, '1. Workload name: store');
      await answer(terminal, 'Enter writes them.', '1');
      await answer(terminal, /\n\.gitattributes:\n[\s\S]*Enter writes them/);
      const { status, screen } = await terminal.ended();
      expect(status).toBe(0);
      if (env.TERM) expect(terminal.codes()).not.toContain(ESCAPE);
      expect(screen).toMatch(/: .*store --name store/);
      expect(asked('store')).toEqual(await fromFlags('--name', 'store'));
    },
  );

  it.each(['C-c', 'C-d'])('line by line, %s breaks off too', async (key) => {
    const terminal = start([], { env: { TERM: 'dumb' } });
    await answer(terminal, '1 of 12. ');
    await see(terminal, '2 of 12. ');
    terminal.press(key);
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toContain('Cancelled. Nothing was written.');
    expect(made()).toEqual([]);
  });
});
