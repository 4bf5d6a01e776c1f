import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Configuration } from '../configuration';
import { CancelledError } from '../errors/cancelled-error';
import { commit } from './commit';
import type { Notify } from './events';
import { install } from './install';
import { place } from './place';
import { byHand, COMMIT, INSTALL } from './shell';
import { besideTarget, type Stage, stage } from './stage';
import { inspectTarget, keptFiles } from './target';

export interface GenerateProps {
  readonly configuration: Configuration;
  /** Relative to the working directory, or absolute. */
  readonly directory: string;
  /** Whether to run `npm install` and render the manifests. */
  readonly install: boolean;
  /** Whether to make a git repository and a first commit where there is none. */
  readonly git: boolean;
  readonly notify: Notify;
  /** Breaks off: what is staged is removed, a running install is ended. */
  readonly signal?: AbortSignal;
}

/**
 * Write → install → render → commit.
 *
 * @throws AksHaError E2xx where nothing was written, E301 where the repository is there but not installed
 */
export async function generate(props: GenerateProps): Promise<void> {
  const { configuration, directory, notify, signal } = props;
  const target = inspectTarget(directory);
  const staged = stage(target, configuration, besideTarget(target));
  const kept = discardOnError(staged, () => keptFiles(target, staged.paths));
  // Writing never waits, so a Ctrl-C of that time is only heard of now.
  await setImmediate();
  if (signal?.aborted) {
    staged.remove();
    throw new CancelledError('Nothing was written.', 'Run the same command again.');
  }
  place(staged, target, kept);
  notify({ type: 'written', directory: target.root, files: staged.paths.length - kept.length, kept });

  const { root } = target;
  const isRepository = existsSync(join(root, '.git'));
  const commits = props.git && !isRepository;
  if (props.install) await install(root, notify, commits ? COMMIT : [], signal);
  else skip(notify, 'install', '--no-install', byHand(root, ...INSTALL));
  if (commits) return commit(root, notify, signal);
  if (isRepository) skip(notify, 'commit', 'this is a git repository already', byHand(root, 'git add -A'));
  else skip(notify, 'commit', '--no-git', byHand(root, ...COMMIT));
}

/** The files that {@link generate} would write, and the user's that it would keep; what is made on the way is removed. */
export function preview(configuration: Configuration, directory: string): { paths: string[]; kept: string[] } {
  const target = inspectTarget(directory);
  const staged = stage(target, configuration, tmpdir());
  try {
    const kept = keptFiles(target, staged.paths);
    return { paths: staged.paths.filter((path) => !kept.includes(path)), kept };
  } finally {
    staged.remove();
  }
}

function discardOnError<T>(staged: Stage, work: () => T): T {
  try {
    return work();
  } catch (error) {
    staged.remove();
    throw error;
  }
}

function skip(notify: Notify, step: 'install' | 'commit', reason: string, command: string): void {
  notify({ type: 'skipped', step, reason, command });
}
