import { AksHaError } from '../errors/aks-ha-error';
import { CancelledError } from '../errors/cancelled-error';
import type { Notify } from './events';
import { runCommand } from './run-command';
import { byHand, INSTALL } from './shell';

/**
 * Installs what the repository needs, and renders its manifests with it.
 *
 * @param afterwards what else is left to do by hand where this fails
 * @throws AksHaError E301 with the output of what failed; the repository stays
 * @throws CancelledError where it was cut short; the repository stays
 */
export async function install(
  root: string,
  notify: Notify,
  afterwards: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const toGoOn = byHand(root, ...INSTALL, ...afterwards);
  const succeed = (shown: string, command: string, args: readonly string[]) =>
    runToEnd({ shown, command, args, root, toGoOn }, signal);

  notify({ type: 'step', step: 'install', status: 'started' });
  await succeed('npm install', 'npm', ['install', '--no-audit', '--no-fund']);
  notify({ type: 'step', step: 'install', status: 'done' });
  notify({ type: 'step', step: 'render', status: 'started' });
  await succeed('npx projen', process.execPath, ['--import', 'tsx', '.projenrc.ts']);
  notify({ type: 'step', step: 'render', status: 'done' });
}

interface Run {
  /** What a person would have typed. */
  readonly shown: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly root: string;
  readonly toGoOn: string;
}

async function runToEnd({ shown, command, args, root, toGoOn }: Run, signal: AbortSignal | undefined): Promise<void> {
  const { status, output } = await runCommand(command, args, { cwd: root, signal, withChildren: true });
  if (status === 0) return;
  const hint = `To go on: ${toGoOn}`;
  if (signal?.aborted) throw new CancelledError(`The repository is written, ${shown} was cut short.`, hint);
  const reason = status === undefined ? 'could not be started' : `ended with ${status}`;
  throw new AksHaError({
    code: 'E301',
    source: 'user',
    message: `${shown} ${reason}. The repository is written; what is missing is the install.\n\n${output.trim()}\n`,
    hint,
  });
}
