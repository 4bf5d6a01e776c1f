import { AzureCliCredential } from '@azure/identity';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';
import { jsonOf } from '../http/json';
import type { SignIn } from './sign-in';

export interface AzureCliProps {
  readonly env: NodeJS.ProcessEnv;
  readonly subscription: string | undefined;
  readonly signal: AbortSignal;
}

interface Account {
  readonly id: string;
  readonly user?: { readonly name?: string };
}

/**
 * Whoever is signed in with `az login`.
 *
 * @throws AksHaError E600 where nobody is
 */
export async function azureCli({ env, subscription, signal }: AzureCliProps): Promise<SignIn> {
  const { status, output } = await runCommand('az', ['account', 'show', '--output', 'json', '--only-show-errors'], {
    cwd: process.cwd(),
    env,
    signal,
  });
  const account = jsonOf(output) as Account | undefined;
  if (status !== 0 || !account?.id) throw nobody(status === undefined);
  const subscriptionId = subscription ?? account.id;
  return {
    method: `az login as ${account.user?.name ?? 'somebody'}`,
    subscriptionId,
    create: () => new AzureCliCredential({ subscription: subscriptionId }),
  };
}

function nobody(isMissing: boolean): AksHaError {
  return new AksHaError({
    code: 'E600',
    source: 'user',
    message: isMissing
      ? 'Nobody is signed in: AZURE_SP_CREDENTIALS is not set, and there is no Azure CLI.'
      : 'Nobody is signed in: AZURE_SP_CREDENTIALS is not set, and az account show knows nobody.',
    hint: 'Sign in: az login. Or set AZURE_SP_CREDENTIALS to what this prints: az ad sp create-for-rbac --json-auth. To try it without Azure: --rehearse',
  });
}
