import { AksHaError } from '../errors/aks-ha-error';
import { CancelledError } from '../errors/cancelled-error';
import type { Notify } from './events';
import { runCommand } from './run-command';

/**
 * Installs what the repository needs, and renders its manifests with it.
 *
 * @throws AksHaError E301 with the output of what failed; the repository stays
 */
export async function install(root: string, notify: Notify, signal?: AbortSignal): Promise<void> {
  notify({ type: 'step', step: 'install', status: 'started' });
  await succeed('npm install', 'npm', ['install', '--no-audit', '--no-fund'], root, signal);
  notify({ type: 'step', step: 'install', status: 'done' });
  notify({ type: 'step', step: 'render', status: 'started' });
  await succeed('npx projen', process.execPath, ['--import', 'tsx', '.projenrc.ts'], root, signal);
  notify({ type: 'step', step: 'render', status: 'done' });
}

async function succeed(
  shown: string,
  command: string,
  args: readonly string[],
  root: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { status, output } = await runCommand(command, args, root, signal);
  if (status === 0) return;
  const hint = `To go on: cd ${root} && npm install && npx projen && git add -A`;
  if (signal?.aborted) throw new CancelledError(`The repository is written, ${shown} was cut short.`, hint);
  const reason = status === undefined ? 'could not be started' : `ended with ${status}`;
  throw new AksHaError({
    code: 'E301',
    source: 'user',
    message: `${shown} ${reason}. The repository is written and complete but for that.\n\n${output.trim()}`,
    hint,
  });
}
