import { CLIENT_ID, CLIENT_SECRET, TENANT_ID } from '../account';
import type { Cloud } from '../cloud';
import { Refusal, type Reply } from '../http/reply';
import { formBody } from '../http/request';
import { type Call, Router } from '../http/router';
import type { Service } from '../http/service';
import { guidOf } from '../ids';
import { issueToken, TOKEN_LIFETIME } from './token';

const HOST = 'login.microsoftonline.com';

/** Sign-in: discovery and the token endpoint. */
export function entra(cloud: Cloud): Service {
  return {
    name: 'entra',
    answersFor: (host) => host === HOST,
    unknown: () => ({ status: 404 }),
    router: new Router([
      { operation: 'entra.instances', method: 'GET', path: '/common/discovery/instance', handle: instances },
      { operation: 'entra.instances', method: 'GET', path: '/{tenant}/discovery/instance', handle: instances },
      {
        operation: 'entra.metadata',
        method: 'GET',
        path: '/{tenant}/v2.0/.well-known/openid-configuration',
        handle: ({ params }) => metadata(known(params.tenant)),
      },
      {
        operation: 'entra.token',
        method: 'POST',
        path: '/{tenant}/oauth2/v2.0/token',
        handle: (call) => token(call, cloud),
      },
    ]),
  };
}

function instances(): Reply {
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `https://${HOST}/${TENANT_ID}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [
        { preferred_network: HOST, preferred_cache: 'login.windows.net', aliases: [HOST, 'login.windows.net'] },
      ],
    },
  };
}

function metadata(tenant: string): Reply {
  const base = `https://${HOST}/${tenant}`;
  return {
    status: 200,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      issuer: `${base}/v2.0`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    },
  };
}

function token({ request, params }: Call, cloud: Cloud): Reply {
  known(params.tenant);
  const form = formBody(request);
  if (form.get('grant_type') !== 'client_credentials') {
    throw refused(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  }
  if (form.get('client_id') !== CLIENT_ID) {
    const message = `Application with identifier '${form.get('client_id')}' was not found in the directory 'Rehearsal'. This can happen if the application has not been installed by the administrator of the tenant.`;
    throw refused(400, 'unauthorized_client', 700016, message);
  }
  checkProof(form);
  const audience = (form.get('scope') ?? '').split(' ')[0]?.replace(/\/*\.default$/, '') ?? '';
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME,
      ext_expires_in: TOKEN_LIFETIME,
      access_token: issueToken(audience, cloud.tokenGeneration),
    },
  };
}

/** A secret, or a token of another issuer that the application trusts, such as GitHub's. */
function checkProof(form: URLSearchParams): void {
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    if (subjectOf(assertion)) return;
    throw refused(401, 'invalid_client', 50027, 'Invalid JWT token. The client assertion is malformed.');
  }
  const secret = form.get('client_secret');
  if (secret === CLIENT_SECRET) return;
  if (secret === null) {
    const message = `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`;
    throw refused(401, 'invalid_client', 7000218, message);
  }
  const message = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT_ID}'.`;
  throw refused(401, 'invalid_client', 7000215, message);
}

function subjectOf(assertion: string): string | undefined {
  try {
    return JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8')).sub;
  } catch {
    return undefined;
  }
}

/** @throws Refusal for a tenant that is not there */
function known(tenant = ''): string {
  if (tenant.toLowerCase() === TENANT_ID || tenant === 'organizations' || tenant === 'common') return tenant;
  const message = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`;
  throw refused(400, 'invalid_tenant', 90002, message);
}

function refused(status: number, error: string, code: number, message: string): Refusal {
  const trace = guidOf('trace', String(code));
  const correlation = guidOf('correlation', String(code));
  const time = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z');
  return new Refusal({
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${time}`,
      error_codes: [code],
      timestamp: time,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://${HOST}/error?code=${code}`,
    },
  });
}
