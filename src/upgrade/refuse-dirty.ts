import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { withoutRepository } from '../generation/without-repository';

/** More than these are counted. */
const SHOWN = 5;

/**
 * An upgrade is to be read, and taken back by one command: so nothing else may be mixed with it. Files that git does not
 * know are left out; no upgrade touches one.
 *
 * @throws AksHaError E220
 */
export function refuseDirty(root: string): void {
  if (!existsSync(join(root, '.git'))) return;
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=no'], {
    cwd: root,
    env: withoutRepository(process.env),
    encoding: 'utf8',
  });
  // Where git can't tell, there is nothing to mix.
  const lines = status === 0 ? stdout.split('\n').filter(Boolean) : [];
  if (lines.length === 0) return;
  const paths = lines.map((line) => line.slice(3));
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : '';
  throw new AksHaError({
    code: 'E220',
    source: 'user',
    message: `There are changes that are not committed: ${paths.slice(0, SHOWN).join(', ')}${more}. Nothing was written.`,
    hint: 'Commit or stash them first: an upgrade is a change of its own.',
  });
}
