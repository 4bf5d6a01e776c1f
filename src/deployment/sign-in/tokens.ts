import type { TokenCredential } from '@azure/identity';
import { AksHaError } from '../../errors/aks-ha-error';
import { refusedSignIn } from './refused-sign-in';
import type { SignIn } from './sign-in';

/** Tokens for whoever is signed in, each kept as long as it is good. */
export interface Tokens {
  /**
   * @param scope `https://management.azure.com/.default`
   * @throws AksHaError E601 where Entra refuses
   */
  get(scope: string): Promise<string>;
  /** Forgets all: somebody refused one before its time. */
  renew(): void;
}

export function createTokens(signIn: Pick<SignIn, 'create'>, signal: AbortSignal): Tokens {
  let credential: TokenCredential | undefined;
  let pending = new Map<string, Promise<string>>();
  const ask = async (scope: string): Promise<string> => {
    credential ??= signIn.create();
    try {
      // The credential keeps tokens, and refreshes them before their time.
      const token = await credential.getToken(scope, { abortSignal: signal });
      if (!token)
        throw new AksHaError({ code: 'E601', source: 'user', message: 'Entra gave no token.', hint: 'az login' });
      return token.token;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw AksHaError.is(error) ? error : refusedSignIn(error);
    }
  };
  return {
    get: (scope) => {
      // Many requests begin at once, and one question answers them all.
      const asked = pending.get(scope) ?? ask(scope).finally(() => pending.delete(scope));
      pending.set(scope, asked);
      return asked;
    },
    renew: () => {
      credential = undefined;
      pending = new Map();
    },
  };
}
