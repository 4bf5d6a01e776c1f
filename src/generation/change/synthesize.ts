import { AksHaError } from '../../errors/aks-ha-error';
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
 * @throws AksHaError E211 with the output
 * @throws CancelledError
 */
export async function synthesize(
  folder: string,
  signal: AbortSignal | undefined,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const options = { cwd: folder, env: { ...environment(), ...settings }, signal, withChildren: true };
  const { status, output } = await runCommand(process.execPath, ['--import', 'tsx', '.projenrc.ts'], options);
  if (status === 0) return;
  if (signal?.aborted) throw new CancelledError('Nothing was written.', 'Run the same command again.');
  throw new AksHaError({
    code: 'E211',
    source: 'user',
    message: `What would change can't be worked out: .projenrc.ts ended with ${status} on a copy of the repository.\n\n${output.replaceAll(folder, '.').trim()}\n`,
    hint: 'Mend what it tells; npx projen meets the same. Nothing was written.',
  });
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
