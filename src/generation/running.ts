import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { isAlive, type Owner, ownerOf } from './owner';

/** A program that a run has started, noted in its working folder: a kill -9 ends the run and not the program. */
interface Running {
  /** As a person would have typed it. */
  readonly command: string;
  readonly process: Owner;
}

const NOTE = 'running.json';

export function noteRunning(folder: string, command: string, pid: number): void {
  const running: Running = { command, process: ownerOf(pid) };
  writeFileSync(join(folder, NOTE), JSON.stringify(running));
}

/**
 * Refuses to work beside what a run that was killed has started and that still works.
 *
 * @param folder the working folder of that run
 * @throws AksHaError E302
 */
export function refuseRunning(root: string, folder: string): void {
  const running = readNote(folder);
  if (!running || !isAlive(running.process)) return;
  const { command, process } = running;
  throw new AksHaError({
    code: 'E302',
    source: 'user',
    message: `An earlier run was killed, and the ${command} that it had started in ${root} still runs (process ${process.pid}).`,
    hint: 'Wait until it has ended, then run the same command again.',
  });
}

function readNote(folder: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NOTE), 'utf8'));
  } catch {
    // None, or cut off: what it is about was then never let go.
    return undefined;
  }
}
