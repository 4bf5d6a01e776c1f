import { findBicep } from '../../deployment/bicep/find-bicep';
import { BICEP_VERSION, restoreBicep, restoreFolder } from '../../deployment/bicep/restore-bicep';
import { AksHaError } from '../../errors/aks-ha-error';
import { CancelledError } from '../../errors/cancelled-error';

export interface NeededProps {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** What people read: fetching one takes some seconds. */
  readonly tell: (text: string) => void;
}

/**
 * Path of a Bicep CLI. Unlike a verification, a deployment can't do without: where there is none, it is fetched with the
 * .NET SDK.
 *
 * @throws AksHaError E503 where there is none, and it can't be fetched; CancelledError where it was broken off
 */
export async function neededBicep({ env, signal, tell }: NeededProps): Promise<string> {
  try {
    return findBicep(env);
  } catch (error) {
    if (!AksHaError.is(error)) throw error;
    if (env.BICEP_PATH) throw none(error.message);
    tell(`There is no Bicep CLI here; fetching ${BICEP_VERSION} with the .NET SDK …`);
    const path = await restoreBicep({ folder: restoreFolder(env), env, signal });
    if (signal.aborted) throw new CancelledError('Nothing was changed.', 'To deploy: create-aks-ha deploy');
    if (path !== undefined) return path;
    throw none(`${error.message} The .NET SDK, which could fetch one, is not there or did not.`);
  }
}

function none(message: string): AksHaError {
  const hint =
    'Install it: az bicep install. Or download it from https://github.com/Azure/bicep/releases, and name it in BICEP_PATH.';
  return new AksHaError({ code: 'E503', source: 'user', message, hint });
}
