import { FLAGS } from '../../src/cli/flags';
import { buildProgram } from '../../src/cli/program';
import { parse } from './parsed';

describe('the help', () => {
  let help = '';
  const program = buildProgram('1.2.3', async () => undefined);
  program.exitOverride().configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 80 });

  beforeAll(async () => {
    await program.parseAsync(['--help'], { from: 'user' }).catch(() => undefined);
  });

  it('names every flag', () => {
    const others = ['--yes', '--config', '--dry-run', '--json', '--no-git', '--no-install', '--debug', '--version'];
    const flags = [...Object.values(FLAGS).map(({ flag }) => flag), ...others];
    expect(flags.filter((flag) => !help.includes(`${flag} `))).toEqual([]);
  });

  it('fits into 80 columns', () => {
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('has examples that the command line takes', async () => {
    const commands = help.replace(/ \\\n\s+/g, ' ').match(/^ {2}create-aks-ha .*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) await parse(...command.trim().split(' ').slice(1));
  });

  it('lists the exit codes', () => {
    expect(help).toMatch(/Exit codes:\n +0 done +1 failed +2 usage/);
    expect(help).toContain('130 cancelled');
  });
});

describe('a flag', () => {
  it('that is a list goes on where it is given again', async () => {
    const { options } = await parse('--regions', 'eastus2', '--regions', 'centralus,westus3');
    expect(options.regions).toEqual(['eastus2', 'centralus,westus3']);
  });

  it('of one value is refused where it is given again', async () => {
    await expect(parse('--name', 'a', '--name', 'b')).rejects.toThrow('--name is given twice, as "a" and as "b".');
  });

  it('is refused beside a file that holds all answers', async () => {
    await expect(parse('--config', 'a.json', '--node-size', 'x')).rejects.toThrow('cannot be used with');
    expect((await parse('--config', 'a.json', '--yes', '--no-git')).options).toMatchObject({ config: 'a.json' });
  });
});
