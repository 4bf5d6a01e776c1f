import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration';
import { removeAbandoned } from './abandoned';
import { commit } from './commit';
import type { Notify } from './events';
import { install } from './install';
import { byHand, COMMIT, INSTALL } from './shell';
import { locateTarget } from './target';
import { writeInto } from './write-into';
import { writeNew } from './write-new';

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
 * @throws CancelledError where it was broken off; its message tells what is there
 */
export async function generate(props: GenerateProps): Promise<void> {
  const { configuration, directory, notify, signal } = props;
  const target = locateTarget(directory);
  removeAbandoned(target.root, notify);
  const write = target.state === 'absent' ? writeNew : writeInto;
  const { files, kept } = await write({ target, configuration, notify, signal });
  notify({ type: 'written', directory: target.root, files, kept });

  const { root } = target;
  const isRepository = existsSync(join(root, '.git'));
  const commits = props.git && !isRepository;
  if (props.install) await install(root, notify, commits ? COMMIT : [], signal);
  else skip(notify, 'install', '--no-install', byHand(root, ...INSTALL));
  if (commits) return commit(root, notify, signal);
  if (isRepository) skip(notify, 'commit', 'this is a git repository already', byHand(root, 'git add -A'));
  else skip(notify, 'commit', '--no-git', byHand(root, ...COMMIT));
}

function skip(notify: Notify, step: 'install' | 'commit', reason: string, command: string): void {
  notify({ type: 'skipped', step, reason, command });
}
