import { suggestVariables } from '../../src/configuration';
import { until } from '../generation/temporary-folder';
import { answer, decided, finishPlan, made, see, startOver, wasLeft, widest } from './interviewed';

const FILE = suggestVariables({
  environments: ['prod', 'staging'],
  own: { prod: { regions: [{ location: 'eastus2' }] }, staging: { regions: [{ location: 'uksouth' }] } },
});

describe('over a file', () => {
  it.each([40, 80])(
    'an answer of one environment is changed, and what follows is shown before: %d columns',
    async (columns) => {
      const terminal = startOver(FILE, { columns });
      await see(terminal, /Your answers\n› Go on to what would change/);
      for (let row = 0; row < 3; row += 1) terminal.press('Down');
      await see(terminal, '› Regions, prod');
      terminal.press('Enter');
      await see(terminal, 'Chosen: blue=eastus2.');
      terminal.type('home=centralus');
      await see(terminal, 'Enter choose as home');
      expect(widest(terminal)).toBeLessThanOrEqual(columns);
      terminal.press('Enter');
      await see(terminal, 'Chosen: blue=eastus2, home=centralus');
      terminal.press('Enter');
      await see(terminal, 'Your answers');
      terminal.press('Enter');
      await see(terminal, 'Working out what would change …');
      terminal.press('Enter');
      finishPlan();
      await see(terminal, /! It costs what it costs\.[\s\S]*› Make this 1 change[\s\S]*~ changed {2}devops/);
      expect(widest(terminal)).toBeLessThanOrEqual(columns);
      for (let row = 0; row < 3; row += 1) terminal.press('Down');
      terminal.press('Enter');
      await see(terminal, /-before\n *\+after/);
      terminal.press('Enter');
      await see(terminal, 'Nothing is changed yet');
      for (let row = 0; row < 3; row += 1) terminal.press('Up');
      await see(terminal, '› Make this 1 change');
      terminal.press('Enter');
      expect((await terminal.ended()).status).toBe(0);
      const { prod, staging } = decided().environments;
      expect(prod?.regions.map(({ name, location }) => `${name}=${location}`)).toEqual([
        'blue=eastus2',
        'home=centralus',
      ]);
      expect(staging).toEqual(FILE.environments.staging);
    },
  );

  it('where nothing would change, there is only the way back', async () => {
    const terminal = startOver(FILE);
    finishPlan();
    await answer(terminal, 'Your answers');
    await see(terminal, /Nothing would change\.\n› Change an answer/);
    terminal.press('Enter');
    await see(terminal, 'Your answers');
  });

  it('what is worked out is left alone where somebody goes back, and begun again later', async () => {
    const terminal = startOver(FILE);
    await answer(terminal, 'Your answers');
    await see(terminal, 'Working out what would change …');
    terminal.press('C-b');
    await see(terminal, 'Your answers');
    await until('it is told', () => wasLeft());
    finishPlan();
    terminal.press('Enter');
    await see(terminal, 'Nothing would change.');
  });

  it('Ctrl-C ends it while it is worked out', async () => {
    const terminal = startOver(FILE);
    await answer(terminal, 'Your answers');
    await see(terminal, 'Working out what would change …');
    terminal.press('C-c');
    const { status, screen } = await terminal.ended();
    expect({ status, isTold: screen.includes('Nothing was written.') }).toEqual({ status: 130, isTold: true });
    expect(wasLeft()).toBe(true);
    expect(made()).toEqual([]);
  });

  it('line by line, the same is said', async () => {
    const terminal = startOver(FILE, { env: { TERM: 'dumb' } });
    await answer(terminal, /5\. Alert e-mail, prod: .*\n[\s\S]*Enter goes on to what would change/, '3');
    await answer(terminal, /Regions, prod\n[\s\S]*names of your own/, 'blue=eastus2,home=centralus');
    await answer(terminal, /3\. Regions, prod: blue=eastus2,home=centralus \(was blue=eastus2\)/);
    await see(terminal, /Working out what would change/);
    finishPlan();
    await answer(terminal, /! It costs what it costs\.\n {2}1\. ~ changed {2}devops/, '1');
    await answer(terminal, /\n-before\n\+after\n/);
    expect((await terminal.ended()).status).toBe(0);
    expect(decided().environments.prod?.regions).toHaveLength(2);
  });
});
