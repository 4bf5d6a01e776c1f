import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeProgram, runOutside, startOutside } from './run-outside';
import { temporaryFolder, treeOf, until } from './temporary-folder';

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

/** One setting of git. */
function config(key: string, value: string): Record<string, string> {
  return { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value };
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
    expect(git('ls-files').split('\n')).toEqual(['package.json']);
  });

  it('leaves out what else the user has, which may be a secret', async () => {
    writeFileSync(join(root, '.env'), 'TOKEN=1');
    await runOutside('commit', root, environment(KNOWN));
    expect(git('ls-files')).toBe('package.json');
    expect(git('status', '--porcelain')).toBe('?? .env');
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

  it('is in a repository as git init makes one: its settings, its hooks, no place but its own', async () => {
    await runOutside('commit', root, environment(KNOWN));
    const other = join(folder, 'other');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', other], { env: environment(KNOWN) });
    expect(readFileSync(join(root, '.git/config'), 'utf8')).toBe(readFileSync(join(other, '.git/config'), 'utf8'));
    const { 'info/exclude': _, ...expected } = treeOf(join(other, '.git'));
    expect(treeOf(join(root, '.git'))).toMatchObject(expected);
    expect(git('fsck', '--strict')).toBe('');
    expect(Object.keys(treeOf(root)).filter((path) => !path.startsWith('.git/'))).toEqual(['package.json']);
  });

  it('runs the hooks that the user has for each new repository, in the folder of the files', async () => {
    const hook = join(folder, 'templates/hooks/pre-commit');
    mkdirSync(join(folder, 'templates/hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\npwd > "$HOME/hook"\ngit diff --cached --name-only >> "$HOME/hook"\n');
    chmodSync(hook, 0o755);
    const env = environment({ ...KNOWN, GIT_TEMPLATE_DIR: join(folder, 'templates') });
    await runOutside('commit', root, env);
    expect(readFileSync(join(folder, 'hook'), 'utf8')).toBe(`${root}\npackage.json\n`);
  });

  it('is made there also where a hook of another repository starts this program', async () => {
    const other = join(folder, 'other');
    execFileSync('git', ['init', '--quiet', other], { env: environment(KNOWN) });
    const before = treeOf(other);
    const leading = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other, GIT_INDEX_FILE: join(other, '.git/index') };
    await runOutside('commit', root, environment({ ...KNOWN, ...leading }));
    expect(git('ls-files')).toBe('package.json');
    expect(treeOf(other)).toEqual(before);
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
    const nobody = environment(config('user.useConfigOnly', 'true'));
    const told = await runOutside('commit', root, nobody);
    expect(told.at(-1)).toMatchObject({ type: 'skipped', reason: 'git does not know who you are' });
    expect(Object.keys(treeOf(root))).toEqual(['package.json']);
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

  it('leaves no repository where a hook refuses it, so that the next run makes all of it', async () => {
    const hooks = environment({ ...KNOWN, ...config('core.hooksPath', join(folder, 'hooks')) });
    mkdirSync(join(folder, 'hooks'));
    writeFileSync(join(folder, 'hooks/pre-commit'), '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n');
    chmodSync(join(folder, 'hooks/pre-commit'), 0o755);
    const told = await runOutside('commit', root, hooks);
    expect(told.at(-1)).toMatchObject({ type: 'skipped', reason: 'git commit failed: not on a Friday' });
    expect(Object.keys(treeOf(root))).toEqual(['package.json']);
    expect((await runOutside('commit', root, environment(KNOWN))).at(-1)).toMatchObject({ status: 'done' });
  });

  it('leaves a repository that came into being meanwhile as it is', async () => {
    const script = 'case "$*" in *" commit "*) mkdir -p .git/mine;; esac; PATH="$REAL" exec git "$@"';
    const bin = fakeProgram(folder, 'git', script);
    const told = await runOutside(
      'commit',
      root,
      environment({ ...KNOWN, PATH: `${bin}:${process.env.PATH}`, REAL: process.env.PATH ?? '' }),
    );
    expect(told.at(-1)).toMatchObject({ reason: expect.stringContaining('not empty') });
    expect(treeOf(root)).toMatchObject({ '.git/mine/': '' });
    expect(existsSync(join(root, '.git/HEAD'))).toBe(false);
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
