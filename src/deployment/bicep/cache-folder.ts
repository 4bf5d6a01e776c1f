import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this program keeps what it can get again, for whoever runs it and all repositories. Everything in there may be
 * removed at any time.
 */
export function cacheFolder(name: string, env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const set = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(set) ? set : join(home, '.cache'), 'create-aks-ha', name);
}
