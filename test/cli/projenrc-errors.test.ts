import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';

const REPOSITORY = join(__dirname, '../..');

/** Runs a .projenrc.ts, or another file, that throws while our listener is on. */
function run(name: string, thrown: string): { status: number | null; stderr: string } {
  const file = join(temporaryFolder(), name);
  const source = (path: string) => JSON.stringify(join(REPOSITORY, 'src', path));
  writeFileSync(
    file,
    `const { tellErrorsOfProjenrc } = require(${source('cli/projenrc-errors.ts')});
const { AksHaError } = require(${source('errors/aks-ha-error.ts')});
tellErrorsOfProjenrc();
tellErrorsOfProjenrc();
throw ${thrown};`,
  );
  return spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: REPOSITORY, encoding: 'utf8' });
}

const OURS = `new AksHaError({ code: 'E105', source: 'user', message: 'It is gone.', hint: 'Bring it back.' })`;

it('a mistake of the user in .projenrc.ts is told without a stack', () => {
  const { status, stderr } = run('.projenrc.ts', OURS);
  expect(stderr).toBe('Error E105: It is gone.\nBring it back.\n');
  expect(status).toBe(2);
});

it('any other error there has its stack', () => {
  const { status, stderr } = run('.projenrc.ts', `new TypeError('theirs')`);
  expect(stderr).toContain('TypeError: theirs\n    at ');
  expect(status).toBe(1);
});

it('in any other program errors are left alone', () => {
  const { status, stderr } = run('other.ts', OURS);
  expect(stderr).toContain('    at ');
  expect(status).toBe(1);
});
