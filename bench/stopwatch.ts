import { spawnSync } from 'node:child_process';

/** One way to do a thing, to be timed beside others. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Makes a fresh working directory for every run. */
  readonly folder: () => string;
}

/**
 * The shortest wall time of each contender in milliseconds. Their runs alternate, so that whatever else the machine does
 * meets them all alike; the shortest is what the program itself needs.
 */
export function race(contenders: readonly Contender[], rounds: number): Map<string, number> {
  const best = new Map<string, number>();
  // What was installed before is still being written for a while: to whoever writes least, that would be the most.
  spawnSync('sync');
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const elapsed = time(contender);
      best.set(contender.name, Math.min(elapsed, best.get(contender.name) ?? Number.POSITIVE_INFINITY));
    }
  }
  return best;
}

function time({ name, command, args, folder }: Contender): number {
  const cwd = folder();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return elapsed;
}
