import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive, thisProcess } from '../../src/generation/owner';
import { doingOf, startOf } from './processes';
import { until } from './temporary-folder';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(...command: [string, ...string[]]): number {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore' });
  started.push(child);
  return child.pid ?? 0;
}

describe('the owner of a folder', () => {
  it('is alive where it is this process', () => {
    expect(thisProcess()).toEqual({ pid: process.pid, start: startOf(process.pid) });
    expect(isAlive(thisProcess())).toBe(true);
  });

  it('is alive while its process runs, and not after', async () => {
    const pid = start('sleep', '60');
    const owner = { pid, start: startOf(pid) };
    expect(isAlive(owner)).toBe(true);
    started[0]?.kill('SIGKILL');
    await until('it is gone', () => !isAlive(owner));
  });

  it('is not alive where another process has its number by now', () => {
    const pid = start('sleep', '60');
    expect(isAlive({ pid, start: startOf(pid) - 1 })).toBe(false);
    expect(isAlive({ ...thisProcess(), start: 1 })).toBe(false);
  });

  it('is not alive where it was killed and nobody has fetched it', async () => {
    // The shell becomes a sleep, which never fetches the child that the shell started; the child ends no sooner.
    start('sh', '-c', 'until grep -q sleep /proc/$$/comm; do :; done & exec sleep 60');
    const parent = started[0]?.pid ?? 0;
    const children = () => readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim();
    await until('its child has ended', () => children() !== '' && doingOf(Number(children())) === 'Z');
    const pid = Number(children());
    expect(isAlive({ pid, start: startOf(pid) })).toBe(false);
  });
});
