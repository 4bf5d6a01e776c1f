import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkingNpm } from '../generation/linking-npm';
import { temporaryFolder, until } from '../generation/temporary-folder';
import { Terminal, type TerminalOptions } from './terminal';

const ARGS = ['orders', '--yes', '--no-git'];

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
});

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** A terminal in which npm looks up three packages, has one, and waits until it may go on. */
function start(options: Partial<TerminalOptions> = {}): Terminal {
  const requests = [1, 2, 3].map((number) => `echo "npm http fetch GET 200 https://example.com/p${number} 9ms" >&2`);
  const cached = 'echo "npm http cache tsx@https://example.com/tsx.tgz 0ms (cache hit)" >&2';
  const wait = `until [ -e '${folder}/go' ]; do sleep 0.05; done`;
  const env = { ...linkingNpm([...requests, cached, wait].join('\n')), LANG: 'C.UTF-8', ...options.env };
  const terminal = new Terminal(ARGS, { cwd: folder, ...options, env });
  open.push(terminal);
  return terminal;
}

const letGo = () => writeFileSync(join(folder, 'go'), '');

/** Whether the terminal shows a cursor. */
function hasCursor(terminal: Terminal): boolean {
  const question = ['-S', terminal.socket, 'display-message', '-p', '#{cursor_flag}'];
  return execFileSync('tmux', question, { encoding: 'utf8' }).trim() === '1';
}

const lineOf = (terminal: Terminal) => /^.*Installing.*$/m.exec(terminal.visible())?.[0] ?? '';

describe('while npm installs, a terminal', () => {
  it('shows one line that moves, with the time and what npm has done, and nothing of it at the end', async () => {
    const terminal = start();
    await until('npm is waited for', () =>
      /Installing with npm … \d+ s, 3 packages looked up, 1 fetched/.test(lineOf(terminal)),
    );
    const seen = new Set<string>();
    const seconds = new Set<string | undefined>();
    await until('its sign and its time go on', () => {
      const line = lineOf(terminal);
      seen.add(line.slice(0, 1));
      seconds.add(/ (\d+) s/.exec(line)?.[1]);
      return seen.size >= 3 && seconds.size >= 3;
    });
    expect(terminal.screen().match(/Installing/g)).toHaveLength(1);
    expect(hasCursor(terminal)).toBe(false);
    letGo();
    const { status, screen } = await terminal.ended();
    expect(status).toBe(0);
    expect(screen).toMatch(/files written to .*\n✔ Installed\n✔ Manifests rendered\n– Not committed/);
    expect(screen).not.toMatch(/Installing|Rendering|http/);
    expect(hasCursor(terminal)).toBe(true);
  });

  it('of 40 columns never wraps the line', async () => {
    const terminal = start({ columns: 40 });
    await until('npm is waited for', () => /Installing … \d+ s, 1 fetched/.test(lineOf(terminal)));
    expect(lineOf(terminal).length).toBeLessThanOrEqual(37);
    await until('a second has gone by', () => / [1-9] s/.test(lineOf(terminal)));
    expect(terminal.screen().match(/Installing/g)).toHaveLength(1);
    letGo();
    expect((await terminal.ended()).screen).not.toContain('Installing');
  });

  it('that is made narrow meanwhile gets a line that is as short', async () => {
    const terminal = start();
    await until('npm is waited for', () => /3 packages looked up/.test(lineOf(terminal)));
    terminal.resize(40);
    await until('the line is shorter', () => /Installing … \d+ s, 1 fetched$/m.test(terminal.visible()));
    letGo();
    expect((await terminal.ended()).status).toBe(0);
  });

  it('without other signs than ASCII gets those, and no colour where none is wanted', async () => {
    const terminal = start({ env: { LANG: 'C', LC_ALL: 'C', NO_COLOR: '1' } });
    await until('it moves', () => /^[-\\|/] Installing with npm \.\.\. \d+ s, 3/.test(lineOf(terminal)));
    const line =
      terminal
        .codes()
        .split('\n')
        .find((text) => text.includes('Installing')) ?? '';
    expect(line).not.toContain('\u001b');
    letGo();
    expect((await terminal.ended()).status).toBe(0);
  });

  it.each([
    ['Ctrl-C', (terminal: Terminal) => terminal.press('C-c')],
    ['SIGTERM', (terminal: Terminal) => terminal.signal('SIGTERM')],
  ])('has its cursor again after %s, and nothing left of the line', async (_, end) => {
    const terminal = start();
    await until('npm is waited for', () => lineOf(terminal).includes('1 fetched'));
    end(terminal);
    const { status, screen } = await terminal.ended();
    expect(status).toBe(130);
    expect(screen).toMatch(/files written to .*\nCancelled\. The repository is written, npm install was cut short\.\n/);
    expect(screen).not.toContain('Installing');
    expect(hasCursor(terminal)).toBe(true);
  });
});

it.each<Record<string, string>>([{ TERM: 'dumb' }, { CI: 'true' }, { ACCESSIBLE: '1' }])(
  'with %j each step is told once, on a line of its own',
  async (env) => {
    const terminal = start({ env });
    await until('npm is begun', () => existsSync(join(folder, 'orders/node_modules')));
    letGo();
    const { status, screen } = await terminal.ended();
    expect(status).toBe(0);
    expect(screen).toMatch(
      / {2}Installing with npm, .*\n✔ Installed\n {2}Rendering the manifests …\n✔ Manifests rendered\n/,
    );
    expect(screen).not.toMatch(/\d s\b|looked up/);
  },
);
