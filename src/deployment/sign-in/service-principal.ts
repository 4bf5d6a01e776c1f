import { existsSync, readFileSync } from 'node:fs';
import { AksHaError } from '../../errors/aks-ha-error';
import { jsonOf } from '../http/json';

/** What `AZURE_SP_CREDENTIALS` holds: the JSON that `az ad sp create-for-rbac --json-auth` prints. */
export interface ServicePrincipal {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tenantId: string;
  /** @default `AZURE_SUBSCRIPTION_ID` */
  readonly subscriptionId?: string;
}

const NEEDED = ['clientId', 'clientSecret', 'tenantId'] as const;

/**
 * The service principal of `AZURE_SP_CREDENTIALS`: the JSON itself, or the path of a file that holds it.
 *
 * @returns undefined where the variable is not set
 * @throws AksHaError E601 where it can't be read; nothing of its value is told
 */
export function servicePrincipal(env: NodeJS.ProcessEnv): ServicePrincipal | undefined {
  const value = env.AZURE_SP_CREDENTIALS?.trim();
  if (!value) return undefined;
  const isFile = !value.startsWith('{');
  if (isFile && !existsSync(value)) throw unusable('it is no JSON, and there is no file of that name');
  const parsed = jsonOf(isFile ? readFileSync(value, 'utf8') : value);
  if (typeof parsed !== 'object' || parsed === null) throw unusable('it is no JSON');
  const fields = parsed as Record<string, unknown>;
  const missing = NEEDED.filter((name) => typeof fields[name] !== 'string' || fields[name] === '');
  if (missing.length > 0) throw unusable(`it lacks ${missing.join(', ')}`);
  return parsed as ServicePrincipal;
}

function unusable(reason: string): AksHaError {
  return new AksHaError({
    code: 'E601',
    source: 'user',
    message: `AZURE_SP_CREDENTIALS can't be used: ${reason}.`,
    hint: 'Set it to what this prints, or to the path of a file with it: az ad sp create-for-rbac --json-auth',
  });
}
