import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../http/json';

/** So many are kept: people go back and forth between a few contents. */
const KEPT = 40;

export interface Question {
  /** Folder of the answers to such questions; made where it is not there. `undefined`: nothing is kept. */
  readonly memory: string | undefined;
  /** The same for the same question alone. `undefined`: it depends on more than is known. */
  readonly key: string | undefined;
}

/** The answer that was kept of an earlier run, or else the one that is worked out now. */
export async function remembered<T>({ memory, key }: Question, workOut: () => Promise<T>): Promise<T> {
  if (memory === undefined || key === undefined) return workOut();
  const file = join(memory, `${key}.json`);
  const known = read(file);
  if (known !== undefined) return known as T;
  const answer = await workOut();
  try {
    keep(memory, file, answer);
  } catch {
    // A full or read-only disk: the next run works it out again, and that is all that is lost.
  }
  return answer;
}

function read(file: string): unknown {
  try {
    return jsonOf(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(memory: string, file: string, answer: unknown): void {
  mkdirSync(memory, { recursive: true, mode: 0o700 });
  // Renamed: another process may read it at this moment.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(answer));
  renameSync(`${file}.${process.pid}`, file);
  forgetOldest(memory);
}

function forgetOldest(memory: string): void {
  const files = readdirSync(memory).filter((name) => name.endsWith('.json'));
  const age = (name: string) => statSync(join(memory, name)).mtimeMs;
  const oldest = files.length > KEPT ? files.sort((one, other) => age(other) - age(one)).slice(KEPT) : [];
  for (const name of oldest) rmSync(join(memory, name), { force: true });
}
