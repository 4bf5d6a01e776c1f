import { CLIENT_ID, OBJECT_ID, SUBSCRIPTION_ID, TENANT_ID } from '../account';
import type { Cloud } from '../cloud';
import { checkToken } from '../entra/token';
import { isLike } from '../faults/faults';
import { Refusal } from '../http/reply';
import type { RehearsalRequest } from '../http/request';
import type { Call } from '../http/router';
import { refusal } from './error';
import { parseId } from './resource-id';

const AUDIENCES = ['https://management.azure.com', 'https://management.core.windows.net'];

const TOKEN_ERRORS = {
  missing: ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."],
  malformed: ['InvalidAuthenticationToken', 'The access token is invalid.'],
  expired: ['ExpiredAuthenticationToken', 'The access token expiry UTC time is earlier than current UTC time.'],
  'for-another-audience': [
    'InvalidAuthenticationTokenAudience',
    'The access token has been obtained for wrong audience or resource. It should exactly match (including forward slash) with one of the allowed audiences.',
  ],
} as const;

/** Who may ask ARM at all, and for this. Throws a Refusal otherwise. */
export function admit({ request }: Call, cloud: Cloud): void {
  const check = checkToken(request.headers.authorization, AUDIENCES, cloud.tokenGeneration);
  if (check.is !== 'valid') {
    const [code, message] = TOKEN_ERRORS[check.is];
    const challenge = `Bearer authorization_uri="https://login.microsoftonline.com/${TENANT_ID}", error="invalid_token", error_description="${message}"`;
    throw new Refusal({ status: 401, headers: { 'www-authenticate': challenge }, body: { error: { code, message } } });
  }
  if (!request.query.has('api-version')) {
    const message = 'The api-version query parameter (?api-version=) is required for all requests.';
    throw refusal(400, 'MissingApiVersionParameter', message);
  }
  const subscription = /^\/subscriptions\/([^/]+)/i.exec(request.path)?.[1];
  if (subscription !== undefined && subscription.toLowerCase() !== SUBSCRIPTION_ID) {
    throw refusal(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
  }
  checkRights(request, cloud);
}

/** Actions that the caller's roles give. */
export function rightsOf(cloud: Cloud): {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
} {
  const limited = cloud.faults.holding('rights')[0];
  return { actions: limited?.actions ?? ['*'], notActions: limited?.notActions ?? [] };
}

function checkRights({ method, path }: RehearsalRequest, cloud: Cloud): void {
  const action = actionOf(method, path);
  if (action === 'Microsoft.Authorization/permissions/read') return;
  const { actions, notActions } = rightsOf(cloud);
  const isIn = (patterns: readonly string[]) => patterns.some((pattern) => isLike(pattern, action));
  if (isIn(actions) && !isIn(notActions)) return;
  const scope = path.replace(/\/providers\/Microsoft\.Authorization\/permissions$/i, '');
  const message = `The client '${CLIENT_ID}' with object id '${OBJECT_ID}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
  throw refusal(403, 'AuthorizationFailed', message);
}

/** What Azure calls the request when it looks for a right. Everybody may ask what he may do. */
function actionOf(method: string, path: string): string {
  const { type } = parseId(decodeURIComponent(path));
  if (method === 'GET' || method === 'HEAD') return `${type}/read`;
  if (method === 'DELETE') return `${type}/delete`;
  return method === 'POST' ? `${type}/action` : `${type}/write`;
}
