import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '../../src/deployment/deploy';
import type { Repository } from '../blueprints/repository';
import { ordersRepository, type Rehearsed, rehearse } from '../deployment/rehearsed';
import { WaitingClock } from '../deployment/waiting-clock';

/** Real seconds that one attempt may take: what hangs is waited for so often. */
const TIMEOUT = 1;

/** Simulated Azures to break, each anew. */
export interface Worlds {
  /** With nothing in it. */
  empty(): Promise<Rehearsed>;
  /** With all of the environment; deployed once, and copied. */
  deployed(): Promise<Rehearsed>;
  remove(): void;
}

export function createWorlds(): Worlds {
  const repository = ordersRepository();
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const master = join(folder, 'deployed');
  let time: Promise<number> | undefined;
  let copies = 0;
  // Also so that the template is expanded once with all the time that it needs.
  const deployed = () => {
    time ??= deployOnce(repository, master);
    return time;
  };
  return {
    empty: async () => {
      await deployed();
      return rehearse({ repository, timeout: TIMEOUT });
    },
    deployed: async () => {
      const clock = new WaitingClock(await deployed());
      copies += 1;
      const copy = join(folder, String(copies));
      cpSync(master, copy, { recursive: true });
      // Its own past is none of a test's.
      rmSync(join(copy, 'requests.ndjson'));
      return rehearse({ repository, timeout: TIMEOUT, folder: copy, clock });
    },
    remove: () => {
      rmSync(folder, { recursive: true });
      repository.remove();
    },
  };
}

/** @returns the simulated moment at which all was there */
async function deployOnce(repository: Repository, folder: string): Promise<number> {
  const clock = new WaitingClock();
  const rehearsed = await rehearse({ repository, folder, clock });
  const { compile, render } = rehearsed;
  const yes = async () => true;
  await deploy(await rehearsed.session(), { compile, render, confirm: yes, confirmRemovals: yes });
  await rehearsed.stop();
  return clock.now();
}
