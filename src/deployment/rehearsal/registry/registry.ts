import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { checkToken, issueToken, readToken } from '../entra/token';
import { Refusal, type Reply } from '../http/reply';
import { formBody, type RehearsalRequest } from '../http/request';
import { type Call, Router } from '../http/router';
import type { Service } from '../http/service';
import { blobRoutes } from './blob-routes';
import { manifestRoutes } from './manifest-routes';

const SUFFIX = '.azurecr.io';
/** User name that docker logs in with when its password is a refresh token. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The registries that exist: tokens, images. */
export function registry(cloud: Cloud): Service {
  return {
    name: 'registry',
    answersFor: (host) => host.endsWith(SUFFIX) && registryAt(host, cloud) !== undefined,
    admit: ({ request }) => admit(request, cloud),
    unknown: () => ({ status: 404, body: { errors: [{ code: 'NOT_FOUND', message: 'not found' }] } }),
    router: new Router([
      { operation: 'registry.version', method: 'GET', path: '/v2/', handle: () => ({ status: 200, body: {} }) },
      {
        operation: 'registry.exchange',
        method: 'POST',
        path: '/oauth2/exchange',
        handle: (call) => exchange(call, cloud),
      },
      {
        operation: 'registry.token',
        method: 'POST',
        path: '/oauth2/token',
        handle: (call) => tokenByForm(call, cloud),
      },
      {
        operation: 'registry.token',
        method: 'GET',
        path: '/oauth2/token',
        handle: (call) => tokenByPassword(call, cloud),
      },
      ...blobRoutes(cloud),
      ...manifestRoutes(cloud),
    ]),
  };
}

/** The resource behind a host name. */
export function registryAt(host: string, cloud: Cloud): Resource | undefined {
  return cloud.resources
    .ofType('Microsoft.ContainerRegistry/registries')
    .find(({ properties }) => properties.loginServer === host);
}

function admit({ path, headers, host }: RehearsalRequest, cloud: Cloud): void {
  if (path.startsWith('/oauth2/')) return;
  const check = checkToken(headers.authorization, [host], cloud.tokenGeneration);
  if (check.is === 'valid' && check.claims.grant === 'access') return;
  const repository = /^\/v2\/(.+)\/(?:blobs|manifests|tags)\//.exec(path)?.[1];
  const scope = repository ? `,scope="repository:${repository}:pull,push"` : '';
  const challenge = `Bearer realm="https://${host}/oauth2/token",service="${host}"${scope}`;
  throw new Refusal({
    status: 401,
    headers: { 'www-authenticate': challenge, 'docker-distribution-api-version': 'registry/2.0' },
    body: {
      errors: [
        {
          code: 'UNAUTHORIZED',
          message: 'authentication required, visit https://aka.ms/acr/authorization for more information.',
        },
      ],
    },
  });
}

function exchange({ request }: Call, cloud: Cloud): Reply {
  const form = formBody(request);
  const authorization = `Bearer ${form.get('access_token') ?? ''}`;
  const audiences = ['https://management.azure.com', 'https://containerregistry.azure.net'];
  const check = checkToken(authorization, audiences, cloud.tokenGeneration);
  if (form.get('grant_type') !== 'access_token' || check.is !== 'valid') throw unauthorized();
  return {
    status: 200,
    body: { refresh_token: issueToken(request.host, cloud.tokenGeneration, { grant: 'refresh' }) },
  };
}

function tokenByForm({ request }: Call, cloud: Cloud): Reply {
  const form = formBody(request);
  return access(form.get('refresh_token') ?? form.get('password') ?? '', form.get('scope'), request.host, cloud);
}

function tokenByPassword({ request }: Call, cloud: Cloud): Reply {
  const given = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [user, password = ''] = Buffer.from(given, 'base64').toString('utf8').split(/:(.*)/s);
  if (user !== NOBODY) throw unauthorized();
  return access(password, request.query.get('scope'), request.host, cloud);
}

function access(refreshToken: string, scope: string | null, host: string, cloud: Cloud): Reply {
  const claims = readToken(refreshToken);
  if (claims?.grant !== 'refresh' || claims.aud !== host) throw unauthorized();
  return { status: 200, body: { access_token: issueToken(host, cloud.tokenGeneration, { grant: 'access', scope }) } };
}

function unauthorized(): Refusal {
  return new Refusal({
    status: 401,
    body: {
      errors: [
        {
          code: 'UNAUTHORIZED',
          message: 'authentication required, visit https://aka.ms/acr/authorization for more information.',
        },
      ],
    },
  });
}
