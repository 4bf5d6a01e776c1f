import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim } from '../../src/generation/claim';
import { runCommand } from '../../src/generation/run-command';
import { noteRunning, refuseRunning } from '../../src/generation/running';
import { isRunning, startOf } from './processes';
import { refusalOf } from './sample';
import { temporaryFolder, treeOf, until } from './temporary-folder';

let root: string;
let abandoned: string;
let npm: ChildProcess;
beforeEach(() => {
  root = temporaryFolder();
  // Of a run that is gone: nothing was started that long ago.
  abandoned = join(root, '.create-aks-ha-1-1');
  mkdirSync(abandoned);
  npm = spawn('sleep', ['60'], { stdio: 'ignore' });
});
afterEach(() => npm.kill('SIGKILL'));

describe('what a killed run had started', () => {
  it('keeps the next run out while it works, by its name and number', async () => {
    noteRunning(abandoned, 'npm install', npm.pid ?? 0);
    const before = treeOf(root);
    const error = await refusalOf(() => claim(root));
    expect(error).toMatchObject({ code: 'E302', message: expect.stringContaining(`npm install that it had started`) });
    expect(error.message).toContain(`(process ${npm.pid})`);
    expect(treeOf(root)).toEqual(before);
  });

  it('keeps nobody out once it has ended', async () => {
    noteRunning(abandoned, 'npm install', npm.pid ?? 0);
    npm.kill('SIGKILL');
    await until('it has ended', () => !isRunning(npm.pid ?? 0));
    claim(root).release();
  });

  it('keeps nobody out where another process has its number by now', () => {
    const process = { pid: npm.pid, start: startOf(npm.pid ?? 0) - 1 };
    writeFileSync(join(abandoned, 'running.json'), JSON.stringify({ command: 'npm install', process }));
    refuseRunning(root, abandoned);
  });

  it('was never let go where its note was cut off', () => {
    writeFileSync(join(abandoned, 'running.json'), '{"command":');
    refuseRunning(root, abandoned);
  });
});

describe('a program that is noted', () => {
  const options = (onStart: (pid: number) => void) => ({ cwd: root, onStart });

  it('does nothing before it is, and keeps its number', async () => {
    let seen = 0;
    const { status, output } = await runCommand(
      'sh',
      ['-c', 'touch begun; echo $$'],
      options((pid) => {
        seen = pid;
        expect(existsSync(join(root, 'begun'))).toBe(false);
      }),
    );
    expect({ status, pid: Number(output) }).toEqual({ status: 0, pid: seen });
    expect(existsSync(join(root, 'begun'))).toBe(true);
  });

  it('gets its arguments as they are, and nothing to read', async () => {
    const args = ['-c', 'printf "%s|" "$@"; cat', 'sh', "it's", '$HOME', ' a  b ', ''];
    const { output } = await runCommand(
      'sh',
      args,
      options(() => undefined),
    );
    expect(output).toBe("it's|$HOME| a  b ||");
  });

  it('is told as not started where it is not there, and as ended where it says the same of another', async () => {
    const missing = await runCommand(
      'no-such-program',
      [],
      options(() => undefined),
    );
    expect(missing.status).toBeUndefined();
    const inside = await runCommand(
      'sh',
      ['-c', 'no-such-program'],
      options(() => undefined),
    );
    expect(inside).toEqual({ status: 127, output: expect.stringContaining('no-such-program') });
  });

  it('tells each line as it comes', async () => {
    const lines: string[] = [];
    const script = "echo one; echo two >&2; printf '\\303'; printf '\\244 three'";
    await runCommand('sh', ['-c', script], { cwd: root, onLine: (line) => lines.push(line) });
    expect(lines.sort()).toEqual(['one', 'two', 'ä three']);
  });
});
