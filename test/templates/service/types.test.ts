import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, serviceFolder } from './python';

describe('the types of the service', () => {
  it("hold in mypy's strict mode", () => {
    const cache = mkdtempSync(join(tmpdir(), 'aks-ha-mypy-'));
    const run = spawnSync('mypy', ['--cache-dir', cache], {
      cwd: serviceFolder,
      encoding: 'utf8',
      env: environment,
    });
    rmSync(cache, { recursive: true });
    expect(run.error).toBeUndefined();
    expect(`${run.stdout}${run.stderr}`).toMatch(/^Success: no issues found in \d\d source files\n$/);
  });
});
