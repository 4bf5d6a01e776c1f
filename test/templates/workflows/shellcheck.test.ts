import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { actionFile, actionScripts } from './workflow';

describe.each(actionScripts)('%s', (file) => {
  const text = readFileSync(actionFile(file), 'utf8');

  it('is shell that bash can read', () => {
    expect(spawnSync('bash', ['-n', actionFile(file)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('stops at the first failure, or is read by one that does', () => {
    if (text.startsWith('#!')) expect(text).toMatch(/^#!\/usr\/bin\/env bash\n(#.*\n)+set -euo pipefail$/m);
    else expect(text).toMatch(/^# shellcheck shell=bash\n(#.*\n)+/);
  });

  it('has nothing that ShellCheck would mend', () => {
    const run = spawnSync('shellcheck', ['-x', '-P', 'SCRIPTDIR', actionFile(file)], { encoding: 'utf8' });
    expect({ status: run.status, output: run.stdout, error: run.error }).toEqual({ status: 0, output: '' });
  });
});
