import type { AksHaError } from '../../errors/aks-ha-error';
import { CancelledError } from '../../errors/cancelled-error';
import { runCommand } from '../run-command';

/** A trial: where the package.json becomes another one, npm only brings the lock file up to it, from what it has. */
export const TRIAL = {
  npm_config_package_lock_only: 'true',
  npm_config_offline: 'true',
  npm_config_ignore_scripts: 'true',
};

/**
 * Runs the repository's own .projenrc.ts, as `npx projen` does. Where the package.json becomes another one, projen installs.
 *
 * @param folder a copy
 * @param settings what its environment has beside that of this process
 * @param explain what is wrong where it fails
 * @throws what `explain` makes of its status and output
 * @throws CancelledError
 */
export async function synthesize(
  folder: string,
  signal: AbortSignal | undefined,
  settings: Readonly<Record<string, string>>,
  explain: (told: string) => AksHaError,
): Promise<void> {
  const options = { cwd: folder, env: { ...environment(), ...settings }, signal, withChildren: true };
  const { status, output } = await runCommand(process.execPath, ['--import', 'tsx', '.projenrc.ts'], options);
  if (status === 0) return;
  if (signal?.aborted) throw new CancelledError('Nothing was written.', 'Run the same command again.');
  const told = output.replaceAll(folder, '.').trim();
  throw explain(`.projenrc.ts ended with ${status} on a copy of the repository.\n\n${told}\n`);
}

function environment(): NodeJS.ProcessEnv {
  // projen leaves out the rendering where the one is set, and where the other is it wants a lock file that fits already.
  const { PROJEN_DISABLE_POST: _, CI: __, ...env } = process.env;
  return {
    ...env,
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
}
