import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fakeProgram } from '../generation/run-outside';
import { temporaryFolder, until } from '../generation/temporary-folder';
import { Terminal, type TerminalOptions } from './terminal';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
});

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function start(args: readonly string[], options: Partial<TerminalOptions> = {}): Terminal {
  const terminal = new Terminal(args, { cwd: folder, ...options });
  open.push(terminal);
  return terminal;
}

const ESCAPE = '\u001b[';

describe('in a terminal of 80 columns', () => {
  it('a run shows what was suggested, what there is now, and what comes next', async () => {
    const { status, screen } = await start(['orders', '--yes', '--no-install']).ended();
    expect(status).toBe(0);
    expect(screen).toMatch(/Suggestions taken:\n {2}--name +orders\n/);
    expect(screen).toMatch(/✔ \d+ files written to .*orders\n/);
    expect(screen).toContain('– Not installed: --no-install. By hand:\n');
    expect(screen).toContain('✔ First commit made\n');
    expect(screen).toContain('\nThe command that makes the same: ');
    expect(screen).toContain('\nNext:\n  cd orders\n  npm install && npx projen     then commit what they add\n');
    expect(existsSync(join(folder, 'orders/.git'))).toBe(true);
  });

  it('no line is longer than the screen but those to copy', async () => {
    const { screen } = await start(['orders', '--yes', '--no-install']).ended();
    const long = screen.split('\n').filter((line) => line.length > 80);
    expect(long.filter((line) => !/cd |--node-size|written to /.test(line))).toEqual([]);
  });

  it('without --yes, on a build server, every missing answer is listed, each on one line, and 2 is left', async () => {
    const { status, screen } = await start(['orders'], { env: { CI: 'true' } }).ended();
    expect(status).toBe(2);
    expect(screen).toContain('Error E104: 10 answers are missing:\n');
    expect(screen.match(/^ {2}--[a-z-]+ {2,}\S.{0,60}$/gm)).toHaveLength(10);
    expect(screen).toContain('Add --yes to take every suggestion');
    expect(existsSync(join(folder, 'orders'))).toBe(false);
  });

  it('Ctrl-C before anything is written leaves nothing, and 130', async () => {
    const elsewhere = temporaryFolder();
    // The program waits for git to tell an address; this git waits for the Ctrl-C.
    const script = `trap 'kill $!; exit 1' INT\ntouch '${elsewhere}/asked'\nsleep 60 & wait`;
    const PATH = `${fakeProgram(elsewhere, 'git', script)}:${process.env.PATH}`;
    const terminal = start(['orders', '--yes', '--no-install'], { env: { PATH } });
    await until('git is asked', () => existsSync(join(elsewhere, 'asked')));
    terminal.press('C-c');
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toContain('Cancelled. Nothing was written.');
    expect(existsSync(join(folder, 'orders'))).toBe(false);
  });

  it('Ctrl-C during the install tells what is there and how to go on, and leaves 130', async () => {
    const elsewhere = temporaryFolder();
    const script = `touch '${elsewhere}/started'\nexec sleep 60`;
    const PATH = `${fakeProgram(elsewhere, 'npm', script)}:${process.env.PATH}`;
    const terminal = start(['orders', '--yes'], { env: { PATH } });
    await until('npm is started', () => existsSync(join(elsewhere, 'started')));
    terminal.press('C-c');
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toContain('The repository is written, npm install was cut short.');
    expect(screen).toMatch(/To go on:\s[\s\S]*Or by hand:\s+cd /);
  });

  it('the same command again goes on with what is missing, and asks nothing', async () => {
    await start(['orders', '--yes', '--no-install', '--no-git']).ended();
    const again = new Terminal(['orders', '--no-install'], { cwd: folder });
    open.push(again);
    const { status, screen } = await again.ended();
    expect(status).toBe(0);
    expect(screen).toContain('An earlier run has written the repository already.\n  Going on with: first commit\n');
    expect(screen).toContain('✔ First commit made\n');
    expect(existsSync(join(folder, 'orders/.git'))).toBe(true);
  });
});

describe('colour', () => {
  const wrong = ['orders', '--yes', '--name', 'A'];

  it('is there in a terminal', async () => {
    const terminal = start(wrong);
    await terminal.ended();
    expect(terminal.codes()).toContain(ESCAPE);
  });

  const unwanted: Record<string, string>[] = [{ NO_COLOR: '1' }, { TERM: 'dumb' }];
  it.each(unwanted)('is not where it is not wanted: %j', async (env) => {
    const terminal = start(wrong, { env });
    await terminal.ended();
    expect(terminal.codes()).not.toContain(ESCAPE);
  });
});
