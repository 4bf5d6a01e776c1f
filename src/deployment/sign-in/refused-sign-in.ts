import { AksHaError } from '../../errors/aks-ha-error';
import { noAnswer } from '../http/send-again';

interface Refusal {
  readonly pattern: RegExp;
  readonly meaning: string;
  readonly hint: string;
}

/** Entra's numbers, and what they mean to somebody who deploys. */
const REFUSALS: readonly Refusal[] = [
  {
    pattern: /AADSTS7000215|invalid client secret/i,
    meaning: 'the client secret is wrong',
    hint: 'Make a new one, and put it into AZURE_SP_CREDENTIALS: az ad sp credential reset --id <clientId>',
  },
  {
    pattern: /AADSTS7000222/,
    meaning: 'the client secret has expired',
    hint: 'Make a new one, and put it into AZURE_SP_CREDENTIALS: az ad sp credential reset --id <clientId>',
  },
  {
    pattern: /AADSTS700016/,
    meaning: 'the tenant has no application of that client id',
    hint: 'Look whether clientId and tenantId belong together: az ad sp show --id <clientId>',
  },
  {
    pattern: /AADSTS90002|AADSTS900023/,
    meaning: 'there is no such tenant',
    hint: 'Correct tenantId: az account show --query tenantId',
  },
  {
    pattern: /AADSTS70021|AADSTS7002(11|13)|no matching federated identity/i,
    meaning: 'no federated credential of the identity fits this repository, branch or environment',
    hint: 'Make one with the subject that the message names: az ad app federated-credential create',
  },
  {
    pattern: /az login|AADSTS50173|AADSTS700082|interaction_required|expired/i,
    meaning: 'the sign-in has expired',
    hint: 'Sign in again: az login',
  },
];

/** What the library says where Entra did not answer, or only with an error of its own: no refusal. */
const NO_ANSWER =
  /network_error|temporarily_unavailable|server_error|endpoints_resolution_error|no_network_connectivity/;

/**
 * Why Entra gave no token; nothing of a credential is told.
 *
 * @param unreached what stood between, where nothing came back
 */
export function refusedSignIn(error: unknown, unreached?: Error): AksHaError {
  if (AksHaError.is(unreached)) return unreached;
  if (unreached) return noAnswer('Microsoft Entra', unreached.message, unreached);
  const text = error instanceof Error ? error.message : String(error);
  if (NO_ANSWER.test(text) && !/AADSTS\d/.test(text)) return noAnswer('Microsoft Entra, which signs in,', text, error);
  const number = /AADSTS\d+/.exec(text)?.[0];
  const known = REFUSALS.find(({ pattern }) => pattern.test(text));
  const reason = known?.meaning ?? text.split('\n')[0]?.slice(0, 300) ?? 'no reason was given';
  return new AksHaError({
    code: 'E601',
    source: 'user',
    message: `Microsoft Entra refused the sign-in: ${reason}${number ? ` (${number})` : ''}.`,
    hint: known?.hint ?? 'Sign in again: az login. Or look at AZURE_SP_CREDENTIALS.',
  });
}
