import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { restoredBicep, restoreFolder } from './restore-bicep';

/**
 * Path of a Bicep CLI: what `BICEP_PATH` names, else the first on PATH, else the one that `az bicep install` left, else
 * one that a deployment has fetched.
 *
 * @throws AksHaError E503 where there is none
 */
export function findBicep(env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const executable = process.platform === 'win32' ? 'bicep.exe' : 'bicep';
  const named = env.BICEP_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw missing(`BICEP_PATH is ${named}, which is no executable file.`);
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), join(home, '.azure', 'bin')];
  const installed = folders.map((folder) => join(folder, executable)).find(isExecutable);
  const found = installed ?? restoredBicep(restoreFolder(env, home));
  if (found) return found;
  throw missing('There is no Bicep CLI on PATH, nor in ~/.azure/bin.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(message: string): AksHaError {
  return new AksHaError({
    code: 'E503',
    source: 'user',
    message,
    hint: 'Install it: az bicep install. Or name one in BICEP_PATH. To do without: --no-bicep',
  });
}
