import { answer, asked, fromFlags, fromPrinted, hold, see, start, takeRest, write } from './interviewed';

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
    await takeRest(terminal, 2, 9);
    expect((await write(terminal)).status).toBe(0);
    const flags = ['--name', 'shop', '--regions', 'eastus2,centralus,swedencentral'];
    expect(asked('there')).toEqual(await fromFlags(...flags));
  });

  it('one has a name of its own, which is judged as it is typed and may be given again', async () => {
    const terminal = start(['there', '--name', 'shop', '--environments', 'prod'], { columns: 40 });
    await see(terminal, 'Filter ›');
    terminal.type('Home=east us 2');
    await see(terminal, '✖ "Home" is not made of');
    terminal.press('Enter');
    terminal.press('C-u');
    terminal.type('first=eastus2');
    await see(terminal, /✔ 2–20 characters[\s\S]*aks-shop-prod-first\n[\s\S]*Enter choose as first/);
    terminal.press('Enter');
    await see(terminal, 'Chosen: first=eastus2');
    terminal.type('home=eastus2');
    await see(terminal, 'as first');
    terminal.press('Enter');
    await see(terminal, 'Chosen: home=eastus2');
    terminal.press('Enter');
    await takeRest(terminal, 2, 9);
    const { status, screen } = await write(terminal);
    expect(status).toBe(0);
    const flags = await fromFlags('--name', 'shop', '--regions', 'home=eastus2');
    expect(asked('there')).toEqual(flags);
    expect(Object.keys(flags)).toContain('docs/runbook.md');
    expect(await fromPrinted(screen, 'there')).toEqual(flags);
  });

  it('two environments have different ones', async () => {
    const terminal = start(['there', '--name', 'shop']);
    await answer(terminal, '1 of 10', 'staging,prod');
    await answer(terminal, /2 of 15[\s\S]*Regions, staging/, 'uksouth');
    await see(terminal, 'Chosen: uksouth');
    terminal.press('Enter');
    await see(terminal, /3 of 15[\s\S]*Enter takes uksouth\n/);
    terminal.type('home=eastus2');
    await answer(terminal, 'Enter choose as home');
    await see(terminal, 'Chosen: home=eastus2');
    terminal.press('Enter');
    await takeRest(terminal, 4, 15);
    const { status, screen } = await write(terminal);
    expect(status).toBe(0);
    const environments = ['--environments', 'staging,prod', '--regions', 'staging/uksouth,prod/home=eastus2'];
    const flags = await fromFlags('--name', 'shop', ...environments);
    expect(asked('there')).toEqual(flags);
    expect(await fromPrinted(screen, 'there')).toEqual(flags);
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

describe('names of clusters', () => {
  it('follow from the others, and are edited one by one', async () => {
    const terminal = start(['there', '--name', 'shop', '--environments', 'prod', '--regions', 'eastus2,centralus']);
    for (let number = 1; number <= 4; number += 1) await answer(terminal, `${number} of 8`);
    await see(terminal, /5 of 8[\s\S]*Enter takes blue=aks-shop-prod-blue,green=aks-shop-prod-green/);
    terminal.type('red=aks-mine');
    await see(terminal, /✖ "red" is no region; there is blue, green[\s\S]*would do: blue=aks-mine/);
    terminal.press('Tab');
    await answer(terminal, '› blue=aks-mine');
    await takeRest(terminal, 6, 8);
    expect(terminal.visible()).toContain('blue=aks-mine,green=aks-shop-prod-green');
    const { status, screen } = await write(terminal);
    expect(status).toBe(0);
    const flags = await fromFlags('--name', 'shop', '--cluster', 'blue=aks-mine');
    expect(asked('there')).toEqual(flags);
    expect(await fromPrinted(screen, 'there')).toEqual(flags);
  });
});

describe('rules', () => {
  it('are told at each key; what breaks one is refused, and mended with Tab', async () => {
    const terminal = start();
    await see(terminal, '1 of 12');
    terminal.type('Shop');
    await see(terminal, /✖ "Shop" is not made of[\s\S]*would do: shop/);
    terminal.press('Enter');
    terminal.press('Tab');
    await see(terminal, /› shop\n +✔ [\s\S]*names: rg-shop-prod/);
    terminal.press('BSpace');
    await see(terminal, 'rg-sho-prod');
    terminal.press('Enter');
    await see(terminal, '2 of 12');
  });

  it('refuse a directory that nothing can be written to, before anything else is lost', async () => {
    const terminal = start(['--name', 'shop', '--environments', 'prod']);
    for (let number = 1; number <= 9; number += 1) await answer(terminal, `${number} of 10`);
    await answer(terminal, '10 of 10', '.run.sh');
    await see(terminal, '✖');
    terminal.press('C-u');
    await answer(terminal, 'Enter takes shop', 'there');
    await see(terminal, 'Your answers');
  });

  it('a directory that holds files is told apart from an empty one', async () => {
    hold('old');
    const terminal = start(['--name', 'shop', '--environments', 'prod']);
    for (let number = 1; number <= 9; number += 1) await answer(terminal, `${number} of 10`);
    await see(terminal, '10 of 10');
    terminal.type('old');
    await see(terminal, '! it holds a file already: nothing of it is replaced');
  });

  it('breaking off tells the command that gives the answers so far', async () => {
    const terminal = start(['--environments', 'prod']);
    await answer(terminal, '1 of 11', 'shop');
    await see(terminal, '2 of 11');
    terminal.press('C-c');
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toMatch(
      /Nothing was written\.\nWith the answers so far, and what is suggested for the rest:\n.* shop --name shop /,
    );
  });

  it('a directory that was named is looked at before the first question', async () => {
    const { status, screen } = await start(['.run.sh']).ended();
    expect({ status, isTold: screen.includes('Error E201') }).toEqual({ status: 2, isTold: true });
  });
});
