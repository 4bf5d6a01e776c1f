import { formatNote } from '../../../src/cli/debug-log/journal';

it('a note has the milliseconds since the start, and its further lines below', () => {
  expect(formatNote(1234.5678, 'command', 'npm install\nended with 0\n\nadded 3 packages\n')).toBe(
    [
      '    1235 ms  command    npm install',
      '             | ended with 0',
      '             |',
      '             | added 3 packages',
      '',
    ].join('\n'),
  );
});

it('has one line ending, whatever a program wrote', () => {
  expect(formatNote(0, 'error', 'a\r\nb')).toBe('       0 ms  error      a\n             | b\n');
});
