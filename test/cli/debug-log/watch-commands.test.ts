import { spawn } from 'node:child_process';
import { type Command, watchCommands } from '../../../src/cli/debug-log/watch-commands';
import { runCommand } from '../../../src/generation/run-command';

/** A clock that goes on by ten milliseconds each time it is looked at. */
function clock(): () => number {
  let time = 0;
  return () => {
    time += 10;
    return time;
  };
}

let seen: Command[];
let stop: () => void;
beforeEach(() => {
  seen = [];
  stop = watchCommands(clock(), (command) => seen.push(command));
});
afterEach(() => stop());

const cwd = process.cwd();

it('a program is told with its arguments, its end, its time and all that it said', async () => {
  const { output } = await runCommand('sh', ['-c', 'echo out; echo err >&2; exit 3'], { cwd });
  expect(output).toBe('out\nerr\n');
  expect(seen).toEqual([
    { words: ['sh', '-c', 'echo out; echo err >&2; exit 3'], end: '3', milliseconds: 10, output: 'out\nerr\n' },
  ]);
});

it('one that can’t be started is told with the reason', async () => {
  await runCommand('no-such-program', [], { cwd });
  expect(seen).toEqual([
    expect.objectContaining({ words: ['no-such-program'], end: expect.stringContaining('ENOENT') }),
  ]);
});

it('one that is ended is told with the signal', async () => {
  const child = spawn('sleep', ['60']);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  expect(seen).toEqual([expect.objectContaining({ words: ['sleep', '60'], end: 'SIGTERM' })]);
});

it('nothing is told once the watch has ended', async () => {
  stop();
  await runCommand('true', [], { cwd });
  expect(seen).toEqual([]);
});
