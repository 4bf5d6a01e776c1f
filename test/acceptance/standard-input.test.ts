import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestVariables } from '../../src/configuration';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { type Run, runProgram } from './built-program';
import { Terminal } from './terminal';

const QUIET = ['--no-install', '--no-git'];
const ANSWERS = JSON.stringify(suggestVariables({ workload: 'orders', alertEmails: ['oncall@contoso.com'] }));

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Runs with a text on standard input, from a file or through a pipe. */
function runWith(text: string, args: readonly string[], how: '"$@" < answers' | 'cat answers | "$@"'): Promise<Run> {
  writeFileSync(join(folder, 'answers'), text);
  return runProgram([...args, ...QUIET], { cwd: folder, through: ['sh', '-c', how, 'sh'] });
}

describe.each(['"$@" < answers', 'cat answers | "$@"'] as const)('--config - with %s', (how) => {
  it('takes all answers from standard input', async () => {
    expect(await runWith(ANSWERS, ['input', '--config', '-'], how)).toMatchObject({ status: 0 });
    expect(await runWith(ANSWERS, ['file', '--config', 'answers'], how)).toMatchObject({ status: 0 });
    expect(treeOf(join(folder, 'input'))).toEqual(treeOf(join(folder, 'file')));
  });

  it('says what is wrong with standard input', async () => {
    const broken = await runWith('{\n  "workload": }', ['orders', '--config', '-'], how);
    expect(broken.status).toBe(2);
    expect(broken.stderr).toMatch(/^Error E102: standard input is not JSON: .*\(line 2, column 15\)\n/);
    const wrong = await runWith(ANSWERS.replace('"orders"', '"Orders"'), ['orders', '--config', '-'], how);
    expect(wrong.stderr).toMatch(/^Error E101: standard input: one problem\n\nworkload: /);
    const empty = await runWith('', ['orders', '--config', '-'], how);
    expect(empty.stderr).toMatch(/^Error E102: standard input is not JSON: .*\(line 1, column 1\)\n/);
  });

  it('reads a megabyte at most', async () => {
    const { status, stderr } = await runWith(' '.repeat(1_000_001), ['orders', '--config', '-'], how);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Error E103: standard input can't be read: it has more than the 1000000 bytes/);
    const most = await runWith(ANSWERS.padEnd(1_000_000), ['orders', '--config', '-'], how);
    expect(most.status).toBe(0);
  });
});

it('--config - in a terminal is told what to do instead of waiting', async () => {
  const terminal = new Terminal(['orders', '--config', '-'], { cwd: folder });
  const { status, screen } = await terminal.ended().finally(() => terminal.close());
  expect(status).toBe(2);
  expect(screen).toContain("Error E103: standard input can't be read: it is a terminal");
});

it('a file named - is read by its path', async () => {
  writeFileSync(join(folder, '-'), ANSWERS);
  const { status } = await runProgram(['orders', '--config', './-', ...QUIET], { cwd: folder });
  expect(status).toBe(0);
});
