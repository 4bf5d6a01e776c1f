import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageVersion } from '../../src/blueprints/package-root';
import { fakeProgram } from '../generation/run-outside';
import { temporaryFolder } from '../generation/temporary-folder';
import { runProgram } from './built-program';

const SECRET = 'n0t-f0r-0ther-eyes';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const logs = () => join(folder, '.local/state/create-aks-ha');
const log = () => readFileSync(join(logs(), readdirSync(logs()).at(-1) ?? ''), 'utf8');

/** A script stands for npm; git is real. */
const withNpm = (script: string, env: Record<string, string> = {}) => ({
  cwd: folder,
  env: { PATH: `${fakeProgram(temporaryFolder(), 'npm', script)}:${process.env.PATH}`, ...env },
});

describe('--debug', () => {
  it('leaves a log, and says where', async () => {
    const args = ['orders', '--yes', '--debug', '--no-install'];
    const { status, stderr } = await runProgram(args, { cwd: folder });
    expect(status).toBe(0);
    expect(stderr).toMatch(/\nThe log of this run: .*\.log\n$/);
    expect(stderr).toContain(logs());
    expect(log()).toContain(
      `create-aks-ha ${packageVersion()}, Node.js ${process.version}, ${process.platform} ${process.arch} `,
    );
    expect(log()).toContain(`\ndirectory: ${folder}\n`);
    expect(log()).toMatch(/ ms {2}started +create-aks-ha "orders" "--yes" "--debug" "--no-install"\n/);
  });

  it('notes answers, steps, and programs with all that they say, each with its time', async () => {
    const script = 'echo "fetching"; echo "npm error no network" >&2; exit 7';
    const { status } = await runProgram(['orders', '--yes', '--debug'], withNpm(script));
    expect(status).toBe(1);
    const text = log();
    expect(text).toMatch(/^ +\d+ ms {2}answers +for .*orders\n {13}\| \{\n {13}\| {3}"\$schema"/m);
    expect(text).toMatch(/^ +\d+ ms {2}written +\{.*"files":\d+/m);
    expect(text).toMatch(
      /^ +\d+ ms {2}command +.*npm.* install .*\n {13}\| ended with 7 after \d+ ms\n {13}\| fetching\n {13}\| npm error no network\n/m,
    );
    expect(text).toMatch(/^ +\d+ ms {2}error +E301 \(user\)\n {13}\| \w+: npm install ended with 7/m);
    expect(text).toMatch(/^ {13}\| {5}at /m);
    expect(text).toMatch(/^ +\d+ ms {2}ended +with 1\n$/m);
  });

  it('says where the log is after an error too, beside where the error comes from', async () => {
    const { status, stderr } = await runProgram(['--yes', '--name', 'Orders', '--debug'], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^ +at /m);
    expect(stderr).toMatch(/\nThe log of this run: .*\.log\n$/);
  });

  it('tells programs where the log is', async () => {
    const { stdout } = await runProgram(['orders', '--yes', '--debug', '--dry-run', '--json'], { cwd: folder });
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
      type: 'log',
      path: expect.stringContaining(logs()),
    });
  });

  it('notes no variable of the environment, and no credential', async () => {
    const script = `echo "npm error https://me:${SECRET}@registry.example.com"; echo "_authToken=${SECRET}"; echo ${SECRET}; exit 1`;
    const env = { MY_TOKEN: SECRET, MY_SETTING: 'nothing-to-see-here' };
    await runProgram(['orders', '--yes', '--debug'], withNpm(script, env));
    expect(log()).toContain('https://[redacted]@registry.example.com');
    expect(log()).not.toContain(SECRET);
    expect(log()).not.toContain('nothing-to-see-here');
  });

  it('that can leave no log says so, and goes on', async () => {
    writeFileSync(join(folder, 'file'), '');
    const env = { XDG_STATE_HOME: join(folder, 'file') };
    const args = ['orders', '--yes', '--debug', '--no-install', '--no-git'];
    const { status, stderr } = await runProgram(args, { cwd: folder, env });
    expect(status).toBe(0);
    expect(stderr).toContain('Warning: there is no log of this run: ENOTDIR');
    expect(stderr).not.toContain('The log of this run:');
  });

  it('is what leaves one: without it there is none', async () => {
    await runProgram(['orders', '--yes', '--no-install', '--no-git'], { cwd: folder });
    expect(readdirSync(folder)).toEqual(['orders']);
  });
});
