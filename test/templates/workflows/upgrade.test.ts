import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Shell } from './shell';
import { script } from './workflow';

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
});
afterEach(() => shell.remove());

describe('the upgrade', () => {
  const upgrade = (status: number, told: string) => {
    shell.command('npx', `printf '%s' "${told}"; exit ${status}`);
    return shell.run(script('upgrade.yml', 'upgrade', 'Upgrade'), { HOME: '/home/runner' });
  };

  it.each([
    ['that passes its tests', 0, 'All is well.', 0],
    ['whose tests fail goes on: the pull request tells', 1, 'npm test fails.', 0],
    ['that wrote nothing fails', 2, '', 2],
    ['that failed by an error of its own fails', 1, '', 1],
  ])('%s', (_, status, told, expected) => {
    const { status: ended, calls } = upgrade(status, told);
    expect(ended === 0).toBe(expected === 0);
    expect(calls).toEqual(['npx create-aks-ha upgrade --markdown']);
    expect(shell.read('upgrade/body.md')).toBe(told);
  });
});

describe('the pull request', () => {
  const open = (number: string) => {
    shell.command('git', '');
    shell.command('gh', `case "$*" in 'pr list'*) echo "${number}" ;; esac`);
    const variables = { BRANCH: 'aks-ha/upgrade', TITLE: 'Upgrade packages and managed files' };
    const { status, output, calls } = shell.run(
      script('upgrade.yml', 'pull-request', 'Open or renew the pull request'),
      variables,
    );
    expect({ status, output }).toEqual({ status: 0, output: '' });
    return calls.map((call) => call.replaceAll(`${shell.folder}/`, ''));
  };

  it('is opened with what the upgrade told', () => {
    expect(open('').at(-1)).toBe(
      'gh pr create --head aks-ha/upgrade --title Upgrade packages and managed files --body-file upgrade/body.md',
    );
  });

  it('is renewed where one is open: its commit and what it tells', () => {
    const calls = open('7');
    expect(calls.at(-1)).toBe('gh pr edit 7 --body-file upgrade/body.md');
    expect(calls).toContain('git push --force origin aks-ha/upgrade');
    expect(calls.filter((call) => call.startsWith('gh pr create'))).toEqual([]);
  });

  it('runs nothing of what has changed', () => {
    expect(open('').filter((call) => !/^(git|gh) /.test(call))).toEqual([]);
    expect(existsSync(join(shell.folder, 'node_modules'))).toBe(false);
  });
});
