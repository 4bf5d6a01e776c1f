import type { ChildProcess } from 'node:child_process';

/** What has not ended by then is killed. */
const GRACE_MILLISECONDS = 2000;

/**
 * How to end a program and all that it started, which npm alone does not pass on to every install script.
 *
 * @param child the leader of a process group
 */
export function endWithChildren(child: ChildProcess): () => void {
  return () => {
    if (child.pid === undefined) return;
    const signalAll = process.platform === 'win32' ? () => endTree(child) : groupSignal(child.pid);
    signalAll('SIGTERM');
    const late = setTimeout(() => signalAll('SIGKILL'), GRACE_MILLISECONDS);
    // Closed: whoever could still say something is gone. What says nothing may be there yet.
    child.once('close', () => {
      clearTimeout(late);
      signalAll('SIGKILL');
    });
  };
}

function groupSignal(leader: number): (signal: NodeJS.Signals) => void {
  return (signal) => {
    try {
      process.kill(-leader, signal);
    } catch {
      // All of them are gone.
    }
  };
}

/** Windows knows no groups; there is a program for it. */
function endTree({ pid }: ChildProcess): void {
  const { spawn } = require('node:child_process') as typeof import('node:child_process');
  spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => undefined);
}
