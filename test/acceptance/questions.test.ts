import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';
import { copyProgram, runProgram } from './built-program';
import { answer, asked, fromFlags, fromPrinted, made, QUIET, see, start, takeRest, write } from './interviewed';

describe('straight through', () => {
  it('the suggestions make the repository that flags make, byte for byte', async () => {
    const terminal = start();
    await takeRest(terminal, 1, 12);
    const { status, screen } = await write(terminal);
    expect(status).toBe(0);
    expect(screen).toMatch(/✔ Regions +eastus2,centralus\n/);
    expect(screen).toMatch(/: .*orders --name orders/);
    expect(asked('orders')).toEqual(await fromFlags('--name', 'orders'));
  });

  it('so does an answer of its own to every question', async () => {
    const terminal = start();
    await answer(terminal, '1 of 12', 'shop');
    await answer(terminal, '2 of 12', 'prod,dev');
    await answer(terminal, '3 of 17', 'uks');
    await see(terminal, 'Chosen: uksouth');
    terminal.press('Enter');
    await answer(terminal, /4 of 17[\s\S]*Enter takes the same regions as in prod/);
    await answer(terminal, '5 of 17', 'a@contoso.com');
    await answer(terminal, '6 of 17', 'rg-a');
    await answer(terminal, '7 of 17', 'acrshop1');
    await answer(terminal, '8 of 17', 'afd-a');
    await answer(terminal, '9 of 17', 'blue=aks-a');
    await answer(terminal, '10 of 17', 'rg-b');
    await answer(terminal, '11 of 17', 'acrshop2');
    await answer(terminal, '12 of 17', 'afd-b');
    await answer(terminal, '13 of 17', 'blue=aks-b');
    await see(terminal, '14 of 17');
    terminal.press('Down');
    terminal.press('Enter');
    await answer(terminal, '15 of 17', 'Standard_D8pds_v5');
    await answer(terminal, '16 of 17', 'standard_d8plds_v5');
    await answer(terminal, '17 of 17', 'there');
    await see(terminal, 'Your answers');
    const { status, screen } = await write(terminal);
    expect(status).toBe(0);
    const flags = await fromFlags(
      ...['--name', 'shop', '--environments', 'prod,dev', '--regions', 'uksouth', '--alert-email', 'a@contoso.com'],
      ...[
        '--resource-group',
        'prod=rg-a,dev=rg-b',
        '--registry',
        'prod=acrshop1,dev=acrshop2',
        '--routing',
        'priority',
      ],
      ...['--front-door', 'prod=afd-a,dev=afd-b', '--node-size', 'system=Standard_D8pds_v5,user=Standard_D8plds_v5'],
      ...['--cluster', 'prod/blue=aks-a,dev/blue=aks-b'],
    );
    expect(asked('there')).toEqual(flags);
    expect(await fromPrinted(screen, 'there')).toEqual(flags);
  });

  it('what a flag answers is not asked', async () => {
    const terminal = start(['there', '--name', 'shop', '--regions', 'eastus2', '--node-size', 'Standard_D8plds_v5']);
    await see(terminal, /1 of 7\n\nEnvironments/);
    await takeRest(terminal, 1, 7);
    expect(terminal.visible()).toMatch(/Workload node size +Standard_D8plds_v5/);
  });

  it('nothing is asked where everything is answered, and the questions are not even loaded', async () => {
    const cwd = temporaryFolder();
    const program = copyProgram(cwd);
    rmSync(join(cwd, 'dist/questions.js'));
    const { status } = await runProgram(['orders', '--yes', ...QUIET], { cwd, program });
    expect(status).toBe(0);
  });
});

describe('back', () => {
  it.each(['C-b', 'Escape'])('to an earlier answer with %s; what follows from it follows again', async (key) => {
    const terminal = start();
    await answer(terminal, '1 of 12', 'shop');
    await answer(terminal, '2 of 12');
    await see(terminal, '3 of 12');
    terminal.press(key);
    await see(terminal, '2 of 12');
    terminal.press(key);
    await see(terminal, /1 of 12[\s\S]*› shop/);
    terminal.press('C-u');
    await answer(terminal, 'Enter takes orders', 'store');
    await takeRest(terminal, 2, 12);
    expect((await write(terminal)).status).toBe(0);
    expect(asked('store')).toEqual(await fromFlags('--name', 'store'));
  });

  it('from the review: any answer is edited, and the others stay', async () => {
    const terminal = start(['there', '--name', 'shop']);
    await takeRest(terminal, 1, 10);
    terminal.press('Down');
    terminal.press('Down');
    await see(terminal, /› Environments +prod/);
    terminal.press('Enter');
    await see(terminal, 'change one answer');
    terminal.type('prod,staging');
    await see(terminal, 'rg-shop-staging');
    terminal.press('Enter');
    await see(terminal, 'Resource group, staging');
    expect((await write(terminal)).status).toBe(0);
    expect(asked('there')).toEqual(await fromFlags('--name', 'shop', '--environments', 'prod,staging'));
  });

  it('from the list of files, after a look into one', async () => {
    const terminal = start(['there', '--name', 'shop']);
    await takeRest(terminal, 1, 10);
    terminal.press('Enter');
    await see(terminal, /Write these \d+ files to there/);
    terminal.press('End');
    for (let row = 0; row < 2; row += 1) terminal.press('Down');
    await see(terminal, '› .gitattributes');
    terminal.press('Enter');
    await see(terminal, /lines 1–\d+ of \d+/);
    expect(made()).toEqual([]);
    terminal.press('C-b');
    await see(terminal, '› .gitattributes');
    terminal.press('C-b');
    await see(terminal, 'Your answers');
    expect((await write(terminal)).status).toBe(0);
  });
});
