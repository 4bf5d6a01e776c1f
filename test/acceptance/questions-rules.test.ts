import { answer, asked, fromFlags, see, start, takeRest, write } from './interviewed';

describe('regions', () => {
  it('three are picked with a filter; the pair of the first is suggested', async () => {
    const terminal = start(['there', '--name', 'shop', '--environments', 'prod']);
    await see(terminal, 'Filter ›');
    terminal.type('East US 2');
    await see(terminal, /› ◯ eastus2 .*3 zones, pair centralus/);
    terminal.press('Enter');
    await see(terminal, /› ◯ centralus .*suggested pair of eastus2/);
    terminal.press('Space');
    await see(terminal, 'Chosen: eastus2, centralus');
    terminal.type('sweden');
    await see(terminal, '› ◯ swedencentral');
    terminal.press('Enter');
    await see(terminal, 'Chosen: eastus2, centralus, swedencentral');
    terminal.press('Enter');
    await takeRest(terminal, 2, 8);
    expect((await write(terminal)).status).toBe(0);
    const flags = ['--name', 'shop', '--regions', 'eastus2,centralus,swedencentral'];
    expect(asked('there')).toEqual(await fromFlags(...flags));
  });

  it('one that can not be used says why, and is not chosen', async () => {
    const terminal = start(['there', '--name', 'shop', '--environments', 'prod']);
    await see(terminal, 'Filter ›');
    terminal.type('qatar');
    await see(terminal, /› – qatarcentral .*not usable/);
    terminal.press('Enter');
    terminal.press('C-u');
    await see(terminal, 'Enter takes eastus2,centralus');
  });
});

describe('rules', () => {
  it('are told at each key; what breaks one is refused, and mended with Tab', async () => {
    const terminal = start();
    await see(terminal, '1 of 11');
    terminal.type('Shop');
    await see(terminal, /✖ "Shop" is not made of[\s\S]*would do: shop/);
    terminal.press('Enter');
    terminal.press('Tab');
    await see(terminal, /› shop\n +✔ [\s\S]*names: rg-shop-prod/);
    terminal.press('BSpace');
    await see(terminal, 'rg-sho-prod');
    terminal.press('Enter');
    await see(terminal, '2 of 11');
  });

  it('refuse a directory that nothing can be written to, before anything else is lost', async () => {
    const terminal = start(['--name', 'shop', '--environments', 'prod']);
    for (let number = 1; number <= 8; number += 1) await answer(terminal, `${number} of 9`);
    await answer(terminal, '9 of 9', '.run.sh');
    await see(terminal, '✖');
    terminal.press('C-u');
    await answer(terminal, 'Enter takes shop', 'there');
    await see(terminal, 'Your answers');
  });

  it('a directory that was named is looked at before the first question', async () => {
    const { status, screen } = await start(['.run.sh']).ended();
    expect({ status, isTold: screen.includes('Error E201') }).toEqual({ status: 2, isTold: true });
  });
});
