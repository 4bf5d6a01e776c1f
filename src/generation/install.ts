import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './is-installed';
import { countFetched, TELL_REQUESTS, withoutRequests } from './npm-output';
import { removeHalfInstalled } from './remove-half-installed';
import { runToEnd } from './run-to-end';
import type { StepProps } from './step';

/**
 * Installs what the repository needs.
 *
 * @throws AksHaError E301 with the output of what failed, E303; the repository stays
 * @throws CancelledError where it was cut short; the repository stays
 */
export async function install(step: StepProps): Promise<void> {
  const { root, goesOn, notify } = step;
  if (goesOn) removeHalfInstalled(root);
  const wasThere = existsSync(join(root, 'node_modules'));
  let count = { lookedUp: 0, fetched: 0 };
  const onLine = (line: string) => {
    const next = countFetched(count, line);
    if (next === count) return;
    count = next;
    notify({ type: 'progress', step: 'install', ...count });
  };
  const args = ['install', '--no-audit', '--no-fund', ...TELL_REQUESTS];
  const readable = withoutRequests;
  try {
    await runToEnd({ shown: 'npm install', command: 'npm', args, gives: 'the install', readable, onLine }, step);
  } catch (error) {
    // Whoever goes on by hand must not meet the half of a package.
    if (!wasThere && !isInstalled(root)) removeHalfInstalled(root);
    throw error;
  }
}
