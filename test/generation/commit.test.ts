import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeProgram, runOutside, startOutside } from './run-outside';
import { temporaryFolder, until } from './temporary-folder';

let folder: string;
let root: string;
beforeEach(() => {
  folder = temporaryFolder();
  root = join(folder, "my shop's");
  mkdirSync(root);
  writeFileSync(join(root, 'package.json'), '{}');
});

/** Nothing of the machine's own settings. */
function environment(more: Record<string, string> = {}): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...more };
}

const KNOWN = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', env: environment(KNOWN) }).trim();
}

describe('the first commit', () => {
  it('holds every file, on main, and leaves nothing to commit', async () => {
    const told = await runOutside('commit', root, environment(KNOWN));
    expect(told.at(-1)).toEqual({ type: 'step', step: 'commit', status: 'done' });
    expect(git('log', '--format=%s', 'main')).toBe('Generate with create-aks-ha');
    expect(git('ls-files')).toBe('package.json');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('leaves out what is installed, also where the .gitignore of the user knows nothing of it', async () => {
    writeFileSync(join(root, '.gitignore'), '*.bak\n');
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules/index.js'), '');
    await runOutside('commit', root, environment(KNOWN));
    expect(git('ls-files').split('\n')).toEqual(['.gitignore', 'package.json']);
  });

  it('is made where the templates of git are empty', async () => {
    mkdirSync(join(folder, 'templates'));
    const told = await runOutside(
      'commit',
      root,
      environment({ ...KNOWN, GIT_TEMPLATE_DIR: join(folder, 'templates') }),
    );
    expect(told.at(-1)).toMatchObject({ step: 'commit', status: 'done' });
  });
});

describe('a commit that can not be made', () => {
  it('is left to the user where git is not installed', async () => {
    // The loader of this test needs no program; an empty PATH has no git.
    const told = await runOutside('commit', root, environment({ PATH: join(folder, 'nothing') }));
    expect(told.at(-1)).toMatchObject({ type: 'skipped', step: 'commit', reason: 'git is not installed' });
    expect(existsSync(join(root, '.git'))).toBe(false);
  });

  it('is left to the user where git does not know who that is, and the command given works', async () => {
    const nobody = environment({
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.useConfigOnly',
      GIT_CONFIG_VALUE_0: 'true',
    });
    const told = await runOutside('commit', root, nobody);
    expect(told.at(-1)).toMatchObject({ type: 'skipped', reason: 'git does not know who you are' });
    const command = told.at(-1)?.command?.replace('"…"', 'Me').replace('"…"', 'me@example.com') ?? '';
    execFileSync('sh', ['-c', command], { cwd: '/', env: nobody });
    expect(git('log', '--format=%an %s')).toBe('Me Generate with create-aks-ha');
  });

  it('is told with the reason of git', async () => {
    const bin = fakeProgram(folder, 'git', 'echo "the sky fell" >&2; exit 3');
    const told = await runOutside('commit', root, environment({ PATH: `${bin}:${process.env.PATH}` }));
    expect(told.at(-1)).toMatchObject({ type: 'skipped', reason: 'git init failed: the sky fell' });
    execFileSync('sh', ['-c', told.at(-1)?.command ?? ''], { cwd: '/', env: environment(KNOWN) });
    expect(git('ls-files')).toBe('package.json');
  });

  it('is told as cancelled where it was cut short', async () => {
    const bin = fakeProgram(folder, 'git', `touch ${folder}/started; exec sleep 60`);
    const run = startOutside('commit', root, environment({ PATH: `${bin}:${process.env.PATH}` }));
    await until('git is started', () => existsSync(join(folder, 'started')));
    run.process.kill('SIGINT');
    const error = (await run.told).at(-1);
    expect(error).toMatchObject({ code: 'E130', message: 'The repository is written, the commit was cut short.' });
    expect(error?.hint).toContain('git commit');
  });
});
