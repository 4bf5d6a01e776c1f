import type { ChildProcess, SpawnOptions } from 'node:child_process';

/** Ends at once where the program is not there; else waits for a line, and becomes the program. */
const WAIT = 'command -v "$1" >/dev/null 2>&1 || exit 127; read -r _ && exec "$@" </dev/null';

/**
 * A program that does nothing before it is let go. Should this process be killed before that, the program ends with it:
 * so there is no moment at which it works and nobody has noted that it does.
 *
 * @returns the arguments to spawn, and how to let go of what was spawned
 */
export function heldBack(
  command: string,
  args: readonly string[],
): { command: string; args: string[]; options: SpawnOptions; letGo(child: ChildProcess): void } {
  return {
    command: '/bin/sh',
    args: ['-c', WAIT, 'sh', command, ...args],
    options: { stdio: ['pipe', 'pipe', 'pipe'] },
    letGo: ({ stdin }) => {
      // Gone already: it could not be started, which its end tells.
      stdin?.on('error', () => undefined);
      stdin?.end('\n');
    },
  };
}
