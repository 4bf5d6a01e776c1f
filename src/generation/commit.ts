import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notify } from './events';
import { runCommand } from './run-command';

const MESSAGE = 'Generate with create-aks-ha';

/** Makes the folder a git repository with one commit; where git is not ready for that, says what is left to do. */
export async function commit(root: string, notify: Notify): Promise<void> {
  const git = (...args: string[]) => runCommand('git', args, root);
  const byHand = `cd ${root} && git init && git add -A && git commit -m "${MESSAGE}"`;
  const skip = (reason: string, command = byHand) => notify({ type: 'skipped', step: 'commit', reason, command });

  notify({ type: 'step', step: 'commit', status: 'started' });
  const init = await git('init', '--quiet', '--initial-branch=main');
  if (init.status === undefined) return skip('git is not installed');
  if (init.status !== 0) return skip(`git init failed: ${init.output.trim()}`);
  // A .gitignore that the user had may know nothing of these.
  appendFileSync(join(root, '.git/info/exclude'), 'node_modules/\n/.aks-ha/\n');
  const add = await git('add', '--all');
  if (add.status !== 0) return skip(`git add failed: ${add.output.trim()}`);
  const identity = await git('var', 'GIT_COMMITTER_IDENT');
  const rest = `cd ${root} && git config user.name "…" && git config user.email "…" && git commit -m "${MESSAGE}"`;
  if (identity.status !== 0) return skip('git does not know who you are', rest);
  const made = await git('commit', '--quiet', '--message', MESSAGE);
  if (made.status !== 0) return skip(`git commit failed: ${made.output.trim()}`);
  notify({ type: 'step', step: 'commit', status: 'done' });
}
