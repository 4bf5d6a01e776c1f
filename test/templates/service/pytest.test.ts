import { spawnSync } from 'node:child_process';
import { environment, python, serviceFolder } from './python';

describe('the tests of the service', () => {
  it('pass as they stand, with none left out', () => {
    const run = spawnSync(python(), ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], {
      cwd: serviceFolder,
      encoding: 'utf8',
      env: environment,
      timeout: 45_000,
    });
    const summary = run.stdout.trim().split('\n').at(-1);
    expect({ status: run.status, output: run.status === 0 ? '' : run.stdout + run.stderr }).toEqual({
      status: 0,
      output: '',
    });
    expect(summary).toMatch(/^\d+ passed in /);
  });
});
