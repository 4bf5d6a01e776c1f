import { readFileSync, statSync } from 'node:fs';
import { AksHaError } from '../errors/aks-ha-error';
import type { Configuration } from './configuration';
import { parseJson } from './parse-json';
import { parseVariables } from './parse-variables';

/** Where the emitted repository keeps its answers, relative to its root. */
export const VARIABLES_PATH = 'devops/config/variables.json';

/** All usable regions in twenty environments make 200 kB. */
const MAX_BYTES = 1_000_000;

/**
 * Reads and parses a variables.json.
 *
 * @param path the file
 * @param where what the file is called in an error; default: its path
 * @throws AksHaError E103 where there is no readable file, E102 where it is not JSON
 * @throws ConfigurationError where it breaks a rule
 */
export function readVariables(path: string, where = path): Configuration {
  return parseVariables(parseJson(readText(path, where), where), where);
}

function readText(path: string, where: string): string {
  try {
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
