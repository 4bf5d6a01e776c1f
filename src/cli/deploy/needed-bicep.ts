import { findBicep } from '../../deployment/bicep/find-bicep';
import { AksHaError } from '../../errors/aks-ha-error';

/**
 * Path of a Bicep CLI. Unlike a verification, a deployment can't do without.
 *
 * @throws AksHaError E503 where there is none
 */
export function neededBicep(env: NodeJS.ProcessEnv): string {
  try {
    return findBicep(env);
  } catch (error) {
    if (!AksHaError.is(error)) throw error;
    const hint = 'Install it: az bicep install. Or name one in BICEP_PATH.';
    throw new AksHaError({ code: 'E503', source: 'user', message: error.message, hint });
  }
}
