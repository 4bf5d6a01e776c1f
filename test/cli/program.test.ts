import { FLAGS } from '../../src/cli/flags';
import { buildProgram } from '../../src/cli/program';
import { parse } from './parsed';

/** The help as it is shown in a terminal of so many columns. */
async function helpAt(columns: number): Promise<string> {
  let help = '';
  const program = buildProgram('1.2.3', {
    create: async () => undefined,
    completion: () => undefined,
    verify: async () => undefined,
    upgrade: async () => undefined,
    deploy: async () => undefined,
    status: async () => undefined,
    destroy: async () => undefined,
    drain: async () => undefined,
    restore: async () => undefined,
    drill: async () => undefined,
  });
  program.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => columns });
  await program.parseAsync(['--help'], { from: 'user' }).catch(() => undefined);
  return help;
}

describe('the help', () => {
  let help = '';
  beforeAll(async () => {
    help = await helpAt(80);
  });

  it('names every flag, and the command', () => {
    const others = ['--yes', '--config', '--dry-run', '--json', '--no-git', '--no-install', '--debug', '--version'];
    const flags = [...Object.values(FLAGS).map(({ flag }) => flag), ...others];
    expect(flags.filter((flag) => !help.includes(`${flag} `))).toEqual([]);
    expect(help).toMatch(/^ {2}completion <shell> +print/m);
  });

  it.each([80, 120, 200])('fits into %i columns', async (columns) => {
    expect((await helpAt(columns)).split('\n').filter((line) => line.length > columns)).toEqual([]);
  });

  it.each([40, 50, 60])('fits into %i columns but for commands, which stay whole to be copied', async (columns) => {
    const narrow = await helpAt(columns);
    const long = narrow.split('\n').filter((line) => line.length > columns);
    expect(long.filter((line) => !/^ *(create-aks-ha |--[a-z-]+ \S+$)/.test(line))).toEqual([]);
    const words = (text: string) => text.split(/\s+/);
    expect(words(narrow)).toEqual(words(help));
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
