import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, serviceFolder } from './python';

const found = spawnSync('mypy', ['--version'], { encoding: 'utf8' }).status === 0;
// A build server has no excuse: there the test fails instead.
const withMypy = found || process.env.CI ? it : it.skip;

describe('the types of the service', () => {
  withMypy(`hold in mypy's strict mode${found ? '' : ' (mypy is not on PATH; Debian: apt-get install mypy)'}`, () => {
    const cache = mkdtempSync(join(tmpdir(), 'aks-ha-mypy-'));
    const run = spawnSync('mypy', ['--cache-dir', cache], {
      cwd: serviceFolder,
      encoding: 'utf8',
      env: environment,
    });
    rmSync(cache, { recursive: true });
    expect(`${run.stdout}${run.stderr}`).toMatch(/^Success: no issues found in \d\d source files\n$/);
  });
});
