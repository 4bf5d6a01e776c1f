import { isAbsolute, posix, win32 } from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home. */
  readonly home: string;
}

/**
 * Where a program keeps what it notes about its own runs: `%LOCALAPPDATA%` on Windows, `$XDG_STATE_HOME` elsewhere, by
 * default `~/.local/state`. A setting that is not absolute is passed over, as the XDG specification asks for.
 */
export function stateFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'create-aks-ha', 'logs');
  }
  const set = env.XDG_STATE_HOME ?? '';
  return posix.join(isAbsolute(set) ? set : posix.join(home, '.local', 'state'), 'create-aks-ha');
}
