import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface Owner {
  readonly pid: number;
  /** Linux: ticks since the machine was started. Elsewhere only the process itself knows it: milliseconds since 1970. */
  readonly start: number;
}

export function thisProcess(): Owner {
  const start = look(process.pid)?.start ?? Math.round(performance.timeOrigin);
  return { pid: process.pid, start };
}

/** Another process that runs now. */
export function ownerOf(pid: number): Owner {
  return { pid, start: look(pid)?.start ?? 0 };
}

/** Whether a process still runs; one that was killed and that nobody has fetched yet does not. */
export function isAlive({ pid, start }: Owner): boolean {
  if (pid === process.pid) return start === thisProcess().start;
  if (!exists(pid)) return false;
  const seen = look(pid);
  // Where nobody tells when it was started, the number alone decides: better refused than mixed.
  return seen === undefined || (seen.start === start && !seen.isDead);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What Linux tells of a process: proc(5). */
function look(pid: number): { start: number; isDead: boolean } | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, and may hold blanks and brackets itself.
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { start: Number(fields[18]), isDead: 'ZX'.includes(state) };
  } catch {
    return undefined;
  }
}
