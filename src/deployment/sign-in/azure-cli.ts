import { AzureCliCredential } from '@azure/identity';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';
import { jsonOf } from '../http/json';
import { CLOUDS, type Cloud } from './cloud';
import type { SignIn } from './sign-in';

export interface AzureCliProps {
  readonly env: NodeJS.ProcessEnv;
  /** Where tokens are wanted for. */
  readonly cloud: Cloud;
  readonly subscription: string | undefined;
  readonly signal: AbortSignal;
}

interface Account {
  readonly id: string;
  /** `AzureCloud` */
  readonly environmentName?: string;
  readonly user?: { readonly name?: string };
}

/**
 * Whoever is signed in with `az login`.
 *
 * @throws AksHaError E600 where nobody is, E601 where it is in another cloud
 */
export async function azureCli({ env, cloud, subscription, signal }: AzureCliProps): Promise<SignIn> {
  const { status, output } = await runCommand('az', ['account', 'show', '--output', 'json', '--only-show-errors'], {
    cwd: process.cwd(),
    env,
    signal,
  });
  const account = jsonOf(output) as Account | undefined;
  if (status !== 0 || !account?.id) throw nobody(status === undefined);
  refuseOtherCloud(account.environmentName, cloud);
  const subscriptionId = subscription ?? account.id;
  return {
    method: `az login as ${account.user?.name ?? 'somebody'}`,
    subscriptionId,
    create: () => new AzureCliCredential({ subscription: subscriptionId }),
  };
}

/** Its tokens would be worth nothing here. A name that is none of Microsoft's is the user's own. */
function refuseOtherCloud(name: string | undefined, wanted: Cloud): void {
  const signedIn = CLOUDS.find((each) => each.name === name);
  if (!signedIn || signedIn.name === wanted.name) return;
  throw new AksHaError({
    code: 'E601',
    source: 'user',
    message: `The Azure CLI is signed in to ${signedIn.name}, and this is for ${wanted.name}.`,
    hint: `Give --cloud ${signedIn.name}; or sign in to the other one: az cloud set --name ${wanted.name} && az login`,
  });
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
