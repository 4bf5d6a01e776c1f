import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration';
import { removeAbandoned } from './abandoned';
import type { Notify, Step } from './events';
import { isInstalled } from './is-installed';
import { performSteps } from './perform-steps';
import { byHand, COMMIT, INSTALL, stagePaths } from './shell';
import { locateTarget } from './target';
import type { Wanted } from './unfinished';
import { writeInto } from './write-into';
import { writeNew } from './write-new';
import type { Written } from './written';
import { writtenPaths } from './written-paths';

export interface GenerateProps extends Wanted {
  readonly configuration: Configuration;
  /** Relative to the working directory, or absolute. */
  readonly directory: string;
  /** The command that does the same again, and so goes on with what is left undone. */
  readonly again: string;
  readonly notify: Notify;
  /** Breaks off: what is staged is removed, a running install is ended. */
  readonly signal?: AbortSignal;
}

/**
 * Write → install → render → commit. Where an earlier run with the same answers has written the repository and was cut off
 * later, or was not to do all of it, this one goes on there.
 *
 * @throws AksHaError E2xx where nothing was written, E3xx where the repository is there but not installed
 * @throws CancelledError where it was broken off; its message tells what is there
 */
export async function generate(props: GenerateProps): Promise<void> {
  const { configuration, directory, install, git, notify, signal } = props;
  const target = locateTarget(directory);
  const { root } = target;
  const wanted = { install, git };
  removeAbandoned(root, notify);
  const write = target.state === 'absent' ? writeNew : writeInto;
  const written = await write({ target, configuration, wanted, notify, signal });
  const { files, kept, left } = written;
  if (left) notify({ type: 'resumed', directory: root, steps: left });
  else notify({ type: 'written', directory: root, files, kept });

  const steps = left ?? stepsAfterWriting(root, wanted);
  if (!install && !(left && isInstalled(root)))
    tellLeftToDo(notify, 'install', '--no-install', byHand(root, ...INSTALL));
  await performSteps(steps, { root, goesOn: left !== undefined, kept, again: props.again, notify, signal });
  if (!steps.includes('commit')) tellUncommitted(root, written, notify);
}

function stepsAfterWriting(root: string, { install, git }: Wanted): Step[] {
  const commits = git && !isRepository(root);
  return [...(install ? (['install', 'render'] as const) : []), ...(commits ? (['commit'] as const) : [])];
}

function tellUncommitted(root: string, { kept }: Written, notify: Notify): void {
  const tell = (reason: string, command: string) => tellLeftToDo(notify, 'commit', reason, byHand(root, command));
  // Not all that is there: what else the user has is the user's to commit.
  if (isRepository(root)) tell('this is a git repository already', stagePaths(writtenPaths(root, kept)));
  else tell('--no-git', COMMIT.join(' && '));
}

function tellLeftToDo(notify: Notify, step: 'install' | 'commit', reason: string, command: string): void {
  notify({ type: 'skipped', step, reason, command });
}

function isRepository(root: string): boolean {
  return existsSync(join(root, '.git'));
}
