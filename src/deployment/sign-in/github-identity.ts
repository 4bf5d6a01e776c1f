import { AksHaError } from '../../errors/aks-ha-error';
import type { Http } from '../http/http';
import { jsonOf } from '../http/json';

/** Whom Entra expects a federated token to be for. */
const AUDIENCE = 'api://AzureADTokenExchange';

/** Whether this is a GitHub workflow with `permissions: id-token: write`. */
export function hasGithubIdentity(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}

/** GitHub's word on which workflow this is; it lives five minutes, so it is asked for each time. */
export async function githubAssertion(env: NodeJS.ProcessEnv, http: Http): Promise<string> {
  const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
  url.searchParams.set('audience', AUDIENCE);
  const headers = { Authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
  const { status, text } = await http.send({ method: 'GET', url: url.href, headers, patience: 60 });
  const { value } = (jsonOf(text) ?? {}) as { value?: string };
  if (status === 200 && value) return value;
  throw new AksHaError({
    code: 'E601',
    source: 'user',
    message: `GitHub gave no identity token: HTTP ${status}.`,
    hint: 'The job needs permissions: id-token: write, and the identity a federated credential for this repository.',
  });
}
