import type { Run } from '../acceptance/built-program';
import type { Call } from './strace';

/** A file of the repository that is moved late. */
export const LAST = 'tsconfig.json';

/** Writes ./orders, and tells it as JSON. */
export const ARGS = [
  'orders',
  ...['--name', 'orders', '--alert-email', 'oncall@example.com'],
  ...['--yes', '--no-install', '--no-git', '--json'],
];

/** The same with npm and the rendering. */
export const WITH_INSTALL = ARGS.filter((arg) => arg !== '--no-install');

/** How runs that were cut off were ended, as a run told it: `completed`. */
export function recoveries({ stdout }: Run): string[] {
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return events.filter(({ type }) => type === 'recovered').map(({ outcome }) => outcome);
}

/** The code of the error that a run told. */
export function codeOf({ stdout }: Run): string | undefined {
  return /"code":"(E\d+)"/.exec(stdout)?.[1];
}

/** Whether a call starts a program, and not a thread of this one. */
export function isStarting({ name, text }: Call): boolean {
  return /^(clone|v?fork)/.test(name) && !text.includes('CLONE_THREAD');
}

/** Whether a call changes something: what is only read is no checkpoint, nor what is told. */
export function isWriting({ name, text }: Call): boolean {
  if (/^(clone|v?fork)/.test(name)) return false;
  if (name === 'openat') return /O_CREAT/.test(text);
  if (name === 'write') return /^write\(\d+<\//.test(text) && !/\/dev\/|\.log/.test(text);
  return true;
}
