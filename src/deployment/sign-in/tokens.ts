import type { AccessToken, TokenCredential } from '@azure/identity';
import { AksHaError } from '../../errors/aks-ha-error';
import { refusedSignIn } from './refused-sign-in';
import type { SignIn } from './sign-in';

/** Tokens for whoever is signed in, each kept as long as it is good. */
export interface Tokens {
  /**
   * @param scope `https://management.azure.com/.default`
   * @throws AksHaError E601 where Entra refuses, E627 where it can't be reached
   */
  get(scope: string): Promise<string>;
  /** Forgets all: somebody refused one before its time. */
  renew(): void;
}

/** Milliseconds before its end in which a token is renewed: a request that it begins with may take minutes. */
const BEFORE_ITS_END = 300_000;

/** @param now what tokens end by: the time of the day, also where a deployment's own clock goes faster */
export function createTokens(
  signIn: Pick<SignIn, 'create' | 'unreached'>,
  signal: AbortSignal,
  now: () => number = Date.now,
): Tokens {
  let credential: TokenCredential | undefined;
  let pending = new Map<string, Promise<string>>();
  // Some credentials keep none: each question would start the Azure CLI, or ask GitHub.
  let kept = new Map<string, AccessToken>();
  const ask = async (scope: string): Promise<string> => {
    const before = kept.get(scope);
    if (before && before.expiresOnTimestamp - now() > BEFORE_ITS_END) return before.token;
    credential ??= signIn.create();
    try {
      const token = await credential.getToken(scope, { abortSignal: signal });
      if (!token)
        throw new AksHaError({ code: 'E601', source: 'user', message: 'Entra gave no token.', hint: 'az login' });
      kept.set(scope, token);
      return token.token;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw AksHaError.is(error) ? error : refusedSignIn(error, signIn.unreached?.());
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
      kept = new Map();
    },
  };
}
