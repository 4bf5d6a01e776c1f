import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { quote } from '../../src/generation/shell';
import { until } from '../generation/temporary-folder';
import { builtProgram, cleanEnvironment } from './built-program';

export interface TerminalOptions {
  /** A folder of the test's own. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default 80 */
  readonly columns?: number;
  /** @default 50 */
  readonly rows?: number;
  /** The program, where it is not the built command line. */
  readonly program?: string;
  /** Whether the program is brought back when Ctrl-Z has stopped it: the shell then leaves a file named `.stopped`. */
  readonly resumes?: boolean;
}

/** The built program in a real terminal of its own: tmux, on a server that no other session shares. */
export class Terminal {
  public readonly socket: string;

  constructor(
    args: readonly string[],
    private readonly options: TerminalOptions,
  ) {
    const { cwd, env = {}, columns = 80, rows = 50, resumes = false, program = builtProgram() } = options;
    // One for each: a server that is about to end would refuse the session of the next.
    this.socket = join(mkdtempSync(join(tmpdir(), 'aks-ha-tmux-')), 'socket');
    const script = join(cwd, '.run.sh');
    // Given to the program alone: tmux sets some of its own, TERM for one.
    const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const command = ['env', ...settings, process.execPath, program, ...args].map(quote).join(' ');
    // The shell outlives a Ctrl-C, to tell how the program ended; the screen then stays until it is read.
    const resume = resumes ? ' || { touch .stopped; fg; }' : '';
    const control = resumes ? 'set -m' : 'trap : INT';
    writeFileSync(script, `${control}\n${command}${resume}\necho "exit code: $?"\nexec sleep 600\n`);
    const size = ['-x', String(columns), '-y', String(rows)];
    this.tmux(['-f', '/dev/null', 'new-session', '-d', ...size, 'sh', script]);
  }

  /** Waits for the end. @returns how it ended, and all that was on the screen, long lines joined */
  public async ended(): Promise<{ status: number; screen: string }> {
    await until(`the program ends:\n${this.screen()}`, () => this.screen().includes('exit code: '));
    const [screen = '', status] = this.screen().split('exit code: ');
    return { status: Number.parseInt(status ?? '', 10), screen };
  }

  /** What is on the screen and above it, long lines joined. */
  public screen(): string {
    return this.tmux(['capture-pane', '-p', '-J', '-S', '-']).replace(/ +$/gm, '');
  }

  /** The same with the codes that a terminal is told of colours by. */
  public codes(): string {
    return this.tmux(['capture-pane', '-p', '-e', '-S', '-']);
  }

  /** @param key in the words of tmux: `C-c`, `Enter` */
  public press(key: string): void {
    this.tmux(['send-keys', key]);
  }

  /** Key by key. */
  public type(text: string): void {
    this.tmux(['send-keys', '-l', text]);
  }

  /** All at once; a line ends as it is written. */
  public paste(text: string): void {
    this.tmux(['set-buffer', text]);
    this.tmux(['paste-buffer', '-r']);
  }

  /** Sends a signal to the program itself, as `kill` does and no key. */
  public signal(signal: NodeJS.Signals): void {
    const shell = this.tmux(['display-message', '-p', '#{pane_pid}']).trim();
    const program = execFileSync('ps', ['--ppid', shell, '-o', 'pid='], { encoding: 'utf8' });
    process.kill(Number(program), signal);
  }

  public resize(columns: number): void {
    this.tmux(['resize-window', '-x', String(columns)]);
  }

  /** What can be seen without scrolling, long lines joined. */
  public visible(): string {
    return this.tmux(['capture-pane', '-p', '-J']).replace(/ +$/gm, '');
  }

  public close(): void {
    spawnSync('tmux', ['-S', this.socket, 'kill-server']);
    rmSync(dirname(this.socket), { recursive: true, force: true });
  }

  private tmux(args: readonly string[]): string {
    const { cwd } = this.options;
    const env = { ...cleanEnvironment(cwd), LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' };
    return execFileSync('tmux', ['-u', '-S', this.socket, ...args], { cwd, env, encoding: 'utf8' });
  }
}
