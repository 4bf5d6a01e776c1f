import { join } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';
import { Terminal } from './terminal';

/** All that was on the screen when the program had ended, each line as the program wrote it. */
async function screenAt(columns: number, args: readonly string[], env = {}): Promise<string> {
  const terminal = new Terminal(args, { cwd: temporaryFolder(), columns, rows: 100, env });
  try {
    return (await terminal.ended()).screen.trim();
  } finally {
    terminal.close();
  }
}

/** What a person copies: its lines go over the edge of the screen rather than being broken. */
const WHOLE = /^ *(?:create-aks-ha |node |cd |--[a-z-]+ \S+$|\S+$)/;
const tooLong = (screen: string, columns: number) =>
  screen.split('\n').filter((line) => line.length > columns && !WHOLE.test(line));

/** The same words in the same order. */
const words = (text: string) => text.split(/\s+/);

describe.each([40, 200])('in a terminal of %i columns', (columns) => {
  it('the help fits, and says the same', async () => {
    const narrow = await screenAt(columns, ['--help']);
    expect(tooLong(narrow, columns)).toEqual([]);
    expect(words(narrow)).toEqual(words(await screenAt(80, ['--help'])));
  });

  it('the help of a command fits, too', async () => {
    expect(tooLong(await screenAt(columns, ['completion', '--help']), columns)).toEqual([]);
  });

  it('wrong answers are told with place, rule and fix, broken only at blanks', async () => {
    const args = ['--yes', '--name', 'Orders', '--regions', 'esatus2', '--routing', 'random'];
    const narrow = await screenAt(columns, args);
    expect(tooLong(narrow, columns)).toEqual([]);
    expect(words(narrow)).toEqual(words(await screenAt(80, args)));
    expect(narrow).toMatch(/\n {2}fix: {2}use "orders"\n/);
  });

  it('missing answers are listed with one command in one piece', async () => {
    const narrow = await screenAt(columns, ['orders'], { CI: 'true' });
    expect(tooLong(narrow, columns)).toEqual([]);
    expect(narrow).toMatch(/^ {2}\S.* orders --name orders --environments prod .* --node-size \S+$/m);
  });

  it('a path stays in one piece, longer than the screen or not', async () => {
    const directory = '/tmp/a-folder-of-a-long-name/and-one-below';
    const file = join(directory, 'variables.json');
    const narrow = await screenAt(columns, ['orders', '--config', file]);
    expect(tooLong(narrow, columns)).toEqual([]);
    expect(narrow).toContain('Error E103:');
    expect(words(narrow)).toContain(file);
  });

  it('warnings fit', async () => {
    const args = ['orders', '--yes', '--regions', 'eastus2', '--dry-run'];
    const env = { GIT_CONFIG_COUNT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
    const narrow = await screenAt(columns, args, env);
    const warnings = narrow.slice(narrow.indexOf('Warning:'), narrow.indexOf('\n.'));
    expect(warnings).toContain('Warning:');
    expect(tooLong(warnings, columns)).toEqual([]);
  });
});
