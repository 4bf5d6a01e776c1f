import { WriteStream } from 'node:tty';
import { progressInTerminal } from '../../src/cli/progress-in-terminal';

/** A stream that says that it is a terminal; nothing is written to it here. */
const terminal = Object.create(WriteStream.prototype, { isTTY: { value: true }, columns: { value: 80 } });
const pipe = Object.create(WriteStream.prototype, { isTTY: { value: false } });

it('a line moves in a terminal', () => {
  const line = progressInTerminal(terminal, { TERM: 'xterm' }, 'linux');
  expect(line).toBeDefined();
  if (line) process.off('exit', line.stop);
});

it.each<[string, object, NodeJS.ProcessEnv]>([
  ['there is no terminal', pipe, { TERM: 'xterm' }],
  ['the terminal can take nothing back', terminal, { TERM: 'dumb' }],
  ['it is a build server', terminal, { TERM: 'xterm', CI: 'true' }],
  ['a screen reader reads', terminal, { TERM: 'xterm', ACCESSIBLE: '' }],
])('no line moves where %s', (_, stream, env) => {
  expect(progressInTerminal(stream as WriteStream, env, 'linux')).toBeUndefined();
});
