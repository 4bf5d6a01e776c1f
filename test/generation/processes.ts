import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When Linux started a process: field 22 of proc(5), read in another way than the source does. */
export function startOf(pid: number): number {
  return Number(execFileSync('awk', ['{ sub(/^.*\\) /, ""); print $20 }', `/proc/${pid}/stat`], { encoding: 'utf8' }));
}

/** What Linux says a process does: `Z` where it has ended and nobody has fetched it; nothing where it is gone. */
export function doingOf(pid: number): string | undefined {
  try {
    return /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  const doing = doingOf(pid);
  return doing !== undefined && doing !== 'Z' && doing !== 'X';
}
