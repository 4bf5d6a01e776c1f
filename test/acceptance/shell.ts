import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../src/cli/completion/shells';
import { until } from '../generation/temporary-folder';
import { builtProgram, cleanEnvironment } from './built-program';

const START: Readonly<Record<Shell, { readonly command: string; readonly setUp: readonly string[] }>> = {
  bash: {
    command: 'bash --norc --noprofile -i',
    setUp: ["PS1='ready> '", "bind 'set bell-style none'", 'eval "$(create-aks-ha completion bash)"'],
  },
  zsh: {
    command: 'zsh --no-rcs -i',
    setUp: ['autoload -U compinit && compinit -D -u', 'eval "$(create-aks-ha completion zsh)"', "PROMPT='ready> '"],
  },
  fish: {
    command: 'fish --no-config -i',
    setUp: ['function fish_prompt; echo "ready> "; end', 'create-aks-ha completion fish | source'],
  },
};

/** A real shell in a terminal of its own that has learnt to complete the built program's command line. */
export class ShellTerminal {
  private readonly socket: string;

  constructor(
    shell: Shell,
    private readonly cwd: string,
  ) {
    this.socket = join(cwd, '.tmux');
    mkdirSync(join(cwd, '.bin'));
    symlinkSync(builtProgram(), join(cwd, '.bin/create-aks-ha'));
    const { command, setUp } = START[shell];
    this.tmux(['-f', '/dev/null', 'new-session', '-d', '-x', '120', '-y', '60', command]);
    for (const line of [...setUp, 'clear']) this.tmux(['send-keys', '-l', `${line}\n`]);
  }

  /** Types a line and presses Tab; once for each shell. */
  public async tab(typed: string, times = 1): Promise<void> {
    await until('the shell is ready', () => this.screen().trim() === 'ready>');
    this.tmux(['send-keys', '-l', typed]);
    await this.see(typed);
    for (let count = 0; count < times; count += 1) this.tmux(['send-keys', 'Tab']);
  }

  /** Waits for what must be offered. */
  public async see(text: string | RegExp): Promise<void> {
    const isThere = () => (typeof text === 'string' ? this.screen().includes(text) : text.test(this.screen()));
    await until(`${text} on the screen`, isThere).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.screen()}`);
    });
  }

  /** What can be seen. */
  public screen(): string {
    return this.tmux(['capture-pane', '-p', '-J']).replace(/ +$/gm, '');
  }

  public close(): void {
    spawnSync('tmux', ['-S', this.socket, 'kill-server']);
  }

  private tmux(args: readonly string[]): string {
    const clean = cleanEnvironment(this.cwd);
    const PATH = `${join(this.cwd, '.bin')}:${clean.PATH}`;
    const env = { ...clean, PATH, LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' };
    return execFileSync('tmux', ['-u', '-S', this.socket, ...args], { cwd: this.cwd, env, encoding: 'utf8' });
  }
}
