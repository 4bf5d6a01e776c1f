import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { CancelledError } from '../errors/cancelled-error';
import { byHand, COMMIT, COMMIT_MESSAGE, IDENTIFY_AND_COMMIT } from './shell';
import { runStep, type StepProps } from './step';
import { syncFolder } from './sync';
import { withoutRepository } from './without-repository';
import { writtenPaths } from './written-paths';

/** A .gitignore that the user had may know nothing of these; the last one is where this program works. */
const EXCLUDED = 'node_modules/\n/.aks-ha/\n__pycache__/\n/.create-aks-ha-*/\n';

/** Beside what the user has set: on the disk before it is in its place, and nothing that goes on after the commit. */
const SETTINGS = [
  'core.fsync=all',
  'core.fsyncMethod=batch',
  'core.fsmonitor=false',
  'gc.auto=0',
  'maintenance.auto=false',
];

/**
 * Makes the folder a git repository with one commit. All of it happens in the working folder, from where it comes to its
 * place by one rename: whatever ends the process, there is no repository or there is one with its commit.
 *
 * @returns why there is none, where git is not ready for it, and what is left to do by hand
 * @throws CancelledError where it was cut short; the files stay
 */
export async function commit(step: StepProps): Promise<Uncommitted | undefined> {
  const { root, folder, kept } = step;
  const place = join(folder, 'commit');
  // A folder of that name: any other one git takes for that of a repository without files.
  const gitFolder = join(place, '.git');
  const git = gitIn(gitFolder, step);
  const uncommitted = (reason: string, ...commands: readonly string[]) => ({
    reason,
    command: byHand(root, ...commands),
  });
  try {
    mkdirSync(place);
    const init = await git('init', '--quiet', '--initial-branch=main');
    if (init.status === undefined) return uncommitted('git is not installed', ...COMMIT);
    if (init.status !== 0) return uncommitted(`git init failed: ${init.output.trim()}`, ...COMMIT);
    exclude(gitFolder);
    const identity = await git('var', 'GIT_COMMITTER_IDENT');
    if (identity.status !== 0) return uncommitted('git does not know who you are', ...IDENTIFY_AND_COMMIT);
    // Not all that is there: what else the user has is the user's to commit, and may be a secret.
    const add = await git('add', '--', ...writtenPaths(root, kept));
    if (add.status !== 0) return uncommitted(`git add failed: ${add.output.trim()}`, ...COMMIT);
    const made = await git('commit', '--quiet', '--message', COMMIT_MESSAGE);
    if (made.status !== 0) return uncommitted(`git commit failed: ${made.output.trim()}`, ...COMMIT);
    renameSync(gitFolder, join(root, '.git'));
    syncFolder(root);
    return undefined;
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    return uncommitted(message, ...COMMIT);
  }
}

/** A commit that was not made. */
export interface Uncommitted {
  readonly reason: string;
  readonly command: string;
}

/** git with a repository that is not at the root of its files; given to each command, so that none writes it down. */
function gitIn(gitFolder: string, step: StepProps) {
  const { root, signal, toGoOn } = step;
  const env = withoutRepository(process.env);
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return async (subcommand: string, ...args: readonly string[]) => {
    const files = subcommand === 'init' ? [] : [`--work-tree=${root}`];
    const all = [...settings, `--git-dir=${gitFolder}`, ...files, subcommand, ...args];
    const result = await runStep({ shown: `git ${subcommand}`, command: 'git', args: all, env }, step);
    if (!signal?.aborted) return result;
    throw new CancelledError('The repository is written, the commit was cut short.', toGoOn);
  };
}

function exclude(gitFolder: string): void {
  // The folder is missing where git's templates are.
  mkdirSync(join(gitFolder, 'info'), { recursive: true });
  appendFileSync(join(gitFolder, 'info/exclude'), EXCLUDED);
}
