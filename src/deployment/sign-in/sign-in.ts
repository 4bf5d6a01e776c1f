import type { HttpClient } from '@azure/core-rest-pipeline';
import {
  ClientAssertionCredential,
  ClientSecretCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Http } from '../http/http';
import { azureCli } from './azure-cli';
import type { Cloud } from './cloud';
import { githubAssertion, hasGithubIdentity } from './github-identity';
import { servicePrincipal } from './service-principal';

/** Who deploys, and how tokens are got. */
export interface SignIn {
  /** How the user is signed in, in words. */
  readonly method: string;
  readonly subscriptionId: string;
  /** A credential with nothing remembered. */
  create(): TokenCredential;
  /** Why Entra was not reached last, or not asked, which the credential itself does not tell. @default it was */
  unreached?(): Error | undefined;
}

export interface SignInProps {
  readonly env: NodeJS.ProcessEnv;
  readonly cloud: Cloud;
  readonly http: Http;
  /** @default what the way of signing in names, else `AZURE_SUBSCRIPTION_ID` */
  readonly subscription?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * The first way that the machine offers: `AZURE_SP_CREDENTIALS`, a federated identity (GitHub's, or a token in a file),
 * then whoever is signed in with `az login`.
 *
 * @throws AksHaError E600 where there is none, E601 where one can't be used, E602 without a subscription
 */
export async function signIn({ env, cloud, http, subscription, signal }: SignInProps): Promise<SignIn> {
  const { client: httpClient, remember, unreached } = remembering(http.client);
  const options = {
    authorityHost: cloud.authority,
    httpClient,
    // What passes is waited for below it.
    retryOptions: { maxRetries: 0 },
    disableInstanceDiscovery: true,
  };
  const given = subscription ?? (env.AZURE_SUBSCRIPTION_ID || undefined);

  const principal = servicePrincipal(env);
  if (principal) {
    const { tenantId, clientId, clientSecret, subscriptionId } = principal;
    return {
      method: `service principal ${clientId}`,
      subscriptionId: needed(given ?? subscriptionId),
      create: () => new ClientSecretCredential(tenantId, clientId, clientSecret, options),
      unreached,
    };
  }
  const { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId, AZURE_FEDERATED_TOKEN_FILE: tokenFilePath } = env;
  if (tenantId && clientId && tokenFilePath) {
    return {
      method: `federated identity ${clientId}`,
      subscriptionId: needed(given),
      create: () => new WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath }),
      unreached,
    };
  }
  if (tenantId && clientId && hasGithubIdentity(env)) {
    return {
      method: `GitHub as ${clientId}`,
      subscriptionId: needed(given),
      create: () =>
        new ClientAssertionCredential(tenantId, clientId, () => remember(githubAssertion(env, http)), options),
      unreached,
    };
  }
  return azureCli({ env, cloud, subscription: given, signal });
}

/** The library says `network_error` and the like, and keeps to itself which. */
function remembering(inner: HttpClient) {
  let last: Error | undefined;
  const remember = async <T>(work: Promise<T>): Promise<T> => {
    try {
      const result = await work;
      last = undefined;
      return result;
    } catch (error) {
      last = error as Error;
      throw error;
    }
  };
  const client: HttpClient = { sendRequest: (request) => remember(inner.sendRequest(request)) };
  return { client, remember, unreached: () => last };
}

function needed(subscription: string | undefined): string {
  if (subscription) return subscription;
  throw new AksHaError({
    code: 'E602',
    source: 'user',
    message: 'Nothing says which subscription to deploy to.',
    hint: 'Give --subscription, or set AZURE_SUBSCRIPTION_ID.',
  });
}
