import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CancelledError } from '../errors/cancelled-error';
import type { Notify } from './events';
import { runCommand } from './run-command';
import { byHand, COMMIT, COMMIT_MESSAGE, IDENTIFY_AND_COMMIT } from './shell';

/**
 * Makes the folder a git repository with one commit; where git is not ready for that, says what is left to do.
 *
 * @throws CancelledError where it was cut short; the files stay
 */
export async function commit(root: string, notify: Notify, signal?: AbortSignal): Promise<void> {
  const git = async (...args: string[]) => {
    const result = await runCommand('git', args, { cwd: root, signal });
    if (!signal?.aborted) return result;
    throw new CancelledError(
      'The repository is written, the commit was cut short.',
      `To go on: ${byHand(root, ...COMMIT)}`,
    );
  };
  const skip = (reason: string, command = byHand(root, ...COMMIT)) =>
    notify({ type: 'skipped', step: 'commit', reason, command });

  notify({ type: 'step', step: 'commit', status: 'started' });
  const init = await git('init', '--quiet', '--initial-branch=main');
  if (init.status === undefined) return skip('git is not installed');
  if (init.status !== 0) return skip(`git init failed: ${init.output.trim()}`);
  // A .gitignore that the user had may know nothing of these; the folder is missing where git's templates are.
  mkdirSync(join(root, '.git/info'), { recursive: true });
  appendFileSync(join(root, '.git/info/exclude'), 'node_modules/\n/.aks-ha/\n__pycache__/\n');
  const add = await git('add', '--all');
  if (add.status !== 0) return skip(`git add failed: ${add.output.trim()}`);
  const identity = await git('var', 'GIT_COMMITTER_IDENT');
  if (identity.status !== 0) return skip('git does not know who you are', byHand(root, ...IDENTIFY_AND_COMMIT));
  const made = await git('commit', '--quiet', '--message', COMMIT_MESSAGE);
  if (made.status !== 0) return skip(`git commit failed: ${made.output.trim()}`);
  notify({ type: 'step', step: 'commit', status: 'done' });
}
