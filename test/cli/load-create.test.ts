import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { wrap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { BUNDLE, codeCachePath } from '../../src/cli/load-create';
import { run } from '../acceptance/run';

const bundle = resolve('dist/create.js');
const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A copy of the built package, to take things out of. */
function copyOfPackage(name: string): string {
  const copy = join(work, name);
  cpSync('dist', join(copy, 'dist'), { recursive: true });
  for (const folder of ['build', 'templates']) cpSync(folder, join(copy, folder), { recursive: true });
  copyFileSync('package.json', join(copy, 'package.json'));
  return join(copy, 'dist');
}

const cacheOf = (dist: string) => codeCachePath(dist, readFileSync(join(dist, BUNDLE), 'utf8'));
const dryRun = (dist: string) => run('node', [join(dist, 'cli.js'), 'orders', '--yes', '--dry-run'], work);

describe('the compiled code beside the bundle', () => {
  it('is taken by the V8 that built it', () => {
    const cachedData = readFileSync(codeCachePath(resolve('dist'), readFileSync(bundle, 'utf8')));
    const { cachedDataRejected } = new Script(wrap(readFileSync(bundle, 'utf8')), { filename: BUNDLE, cachedData });
    expect(cachedDataRejected).toBe(false);
  });

  it('is not needed: without it, and with a broken one, the same happens', () => {
    const expected = dryRun(resolve('dist'));
    const without = copyOfPackage('without');
    rmSync(cacheOf(without));
    expect(dryRun(without)).toBe(expected);
    const broken = copyOfPackage('broken');
    truncateSync(cacheOf(broken), 1000);
    expect(dryRun(broken)).toBe(expected);
  });

  it('does not stand in for a bundle that was changed, not even by one of the same length', () => {
    const changed = copyOfPackage('changed');
    const path = join(changed, BUNDLE);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('is no public region of Azure', 'IS NO PUBLIC REGION OF AZURE'),
    );
    expect(() => run('node', [join(changed, 'cli.js'), 'x', '--regions', 'foo', '--yes'], work)).toThrow(
      'IS NO PUBLIC',
    );
  });

  it('names no path of the machine that made it', () => {
    expect(readFileSync(cacheOf(resolve('dist'))).includes(resolve('dist'))).toBe(false);
  });
});
