import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { type Run, runProgram } from './built-program';

/** A network of its own with nothing in it, not even this machine. */
const OFFLINE = ['unshare', '--map-root-user', '--net'];
const GENERATE = ['orders', '--yes', '--no-install'];

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

/** Every call for a connection to elsewhere that a run makes, with all that it starts. */
async function connections(args: readonly string[], program?: string): Promise<{ run: Run; calls: string[] }> {
  const log = join(temporaryFolder(), 'strace.log');
  const through = ['strace', '-f', '-qq', '-o', log, '-e', 'trace=socket,connect,sendto'];
  const run = await runProgram(args, { cwd: folder, through, ...(program === undefined ? {} : { program }) });
  const calls = readFileSync(log, 'utf8').split('\n');
  return { run, calls: calls.filter((call) => /AF_INET|AF_INET6/.test(call)) };
}

describe('no telemetry, and no question for a newer version', () => {
  it('a generation opens no connection', async () => {
    const { run, calls } = await connections(GENERATE);
    expect(run.status).toBe(0);
    expect(calls).toEqual([]);
  });

  it.each([['--help'], ['--version'], ['--yes', '--name', 'Orders'], ['completion', 'bash']])(
    '%s opens none either',
    async (...args) => {
      expect((await connections(args)).calls).toEqual([]);
    },
  );

  it('one that is opened would be seen', async () => {
    const { calls } = await connections(["require('net').connect(9, '127.0.0.1').on('error', () => 0)"], '-e');
    expect(calls).not.toEqual([]);
  });

  it('nothing is said of a newer version', async () => {
    const { stdout, stderr } = await runProgram(GENERATE, { cwd: folder });
    expect(`${stdout}${stderr}`).not.toMatch(/update available|newer version|new version|npm i(nstall)? -g/i);
  });
});

describe('offline', () => {
  it('the same repository is made', async () => {
    const { status } = await runProgram([...GENERATE, '--no-git'], { cwd: folder, through: OFFLINE });
    expect(status).toBe(0);
    const online = temporaryFolder();
    await runProgram([...GENERATE, '--no-git'], { cwd: online });
    expect(treeOf(join(folder, 'orders'))).toEqual(treeOf(join(online, 'orders')));
  });

  it('an install fails with what npm says, and the repository stays', async () => {
    const env = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
    const { status, stderr } = await runProgram(['orders', '--yes'], { cwd: folder, through: OFFLINE, env });
    expect(status).toBe(1);
    expect(stderr).toMatch(/Error E301: npm install ended with \d+\. The repository is written/);
    expect(stderr).toContain('127.0.0.1:9');
    expect(Object.keys(treeOf(join(folder, 'orders')))).toContain('devops/config/variables.json');
  });
});
