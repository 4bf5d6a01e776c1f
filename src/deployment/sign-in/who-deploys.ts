import type { Principal } from '../bicep/content';
import { jsonOf } from '../http/json';

/** Who a token of Resource Manager is for, as the token itself says; `undefined` where it does not. */
export function whoDeploys(token: string): Principal | undefined {
  const claims = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as
    | { oid?: string; idtyp?: string; appid?: string; scp?: string }
    | undefined;
  if (!claims?.oid) return undefined;
  // Delegated tokens carry scopes; those of an application have none, whether or not they say so.
  const isApp = claims.idtyp === 'app' || (claims.idtyp === undefined && claims.scp === undefined);
  return { id: claims.oid, type: isApp ? 'ServicePrincipal' : 'User' };
}
