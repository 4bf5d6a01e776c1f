import { readFileSync, readSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import { AksHaError } from '../errors/aks-ha-error';
import type { Configuration } from './configuration';
import { toCurrentFormat } from './format/current-format';
import { parseJson } from './parse-json';
import { parseVariables } from './parse-variables';

/** Where the emitted repository keeps its answers, relative to its root. */
export const VARIABLES_PATH = 'devops/config/variables.json';

/** All usable regions in twenty environments make 200 kB. */
const MAX_BYTES = 1_000_000;

/** Stands for standard input where a file can be named. */
const STANDARD_INPUT = '-';

/**
 * Reads and parses a variables.json; one of an older format is read as what an upgrade would make of it.
 *
 * @param path the file; `-` is standard input
 * @param where what the file is called in an error; default: its path
 * @throws AksHaError E103 where there is no readable file, E102 where it is not JSON, E114 where a newer version wrote it
 * @throws ConfigurationError where it breaks a rule
 */
export function readVariables(path: string, where = path === STANDARD_INPUT ? 'standard input' : path): Configuration {
  return parseVariables(toCurrentFormat(parseJson(readText(path, where), where), where).document, where);
}

function readText(path: string, where: string): string {
  try {
    if (path === STANDARD_INPUT) return readInput(where);
    const { size } = statSync(path);
    if (size > MAX_BYTES) {
      throw unreadable(where, `it has ${size} bytes, at most ${MAX_BYTES} are read`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof AksHaError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw unreadable(where, REASONS[code ?? ''] ?? String((error as Error).message), error);
  }
}

/** To its end, for nobody knows its size before. */
function readInput(where: string): string {
  // Whoever sits there would wait for a question, and could not even break it off.
  if (isatty(0)) throw unreadable(where, 'it is a terminal; send a file into it with <');
  const buffer = Buffer.alloc(MAX_BYTES + 1);
  let size = 0;
  for (let read = -1; read !== 0; size += read) {
    read = readChunk(buffer, size);
    if (size + read > MAX_BYTES) throw unreadable(where, `it has more than the ${MAX_BYTES} bytes that are read`);
  }
  return buffer.toString('utf8', 0, size);
}

function readChunk(buffer: Buffer, offset: number): number {
  for (;;) {
    try {
      return readSync(0, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // So Windows tells the end of a pipe.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // A terminal or pipe that another program has set not to wait: it is asked again a little later.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'you may not read it',
  ENOTDIR: 'a part of its path is a file',
};

function unreadable(where: string, reason: string, cause?: unknown): AksHaError {
  return new AksHaError({
    code: 'E103',
    source: 'user',
    message: `${where} can't be read: ${reason}`,
    hint: 'Name a file that holds the answers, in the form of devops/config/variables.json.',
    cause,
  });
}
