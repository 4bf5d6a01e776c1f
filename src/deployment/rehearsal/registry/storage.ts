import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import { type Call, Router } from '../http/router';
import type { Service } from '../http/service';
import { hexOf } from '../ids';

const SUFFIX = '.blob.core.windows.net';

/** Address of a blob with a signature that lets everybody in who has it. */
export function blobUrl(registry: Resource, path: string): string {
  const signature = encodeURIComponent(`${hexOf(43, 'signature', registry.id, path)}=`);
  return `https://${accountOf(registry)}${SUFFIX}/${registry.name}/${path}?sv=2021-08-06&sr=b&sp=cw&sig=${signature}`;
}

/** Where the target keeps an uploaded source. */
export function sourceName(registry: Resource, path: string): string {
  return `registries/${registry.name.toLowerCase()}/sources/${path.replace(/[^\w.-]/g, '-')}`;
}

function accountOf({ id }: Resource): string {
  return `acrtasks${hexOf(12, 'account', id)}`;
}

/** Where sources for registry tasks are put, and where their logs are. */
export function storage(cloud: Cloud): Service {
  const registryAt = (host: string) =>
    cloud.resources
      .ofType('Microsoft.ContainerRegistry/registries')
      .find((registry) => host === `${accountOf(registry)}${SUFFIX}`);
  return {
    name: 'storage',
    answersFor: (host) => registryAt(host) !== undefined,
    unknown: () => ({ status: 404, body: '<Error><Code>BlobNotFound</Code></Error>' }),
    router: new Router([
      {
        operation: 'storage.upload',
        method: 'PUT',
        path: '/{registry}/source/{name}',
        handle: ({ request, params }) => {
          const registry = registryAt(request.host);
          if (!registry || !isSigned(registry, request.path, request.query)) return forbidden();
          if (request.headers['x-ms-blob-type'] !== 'BlockBlob') {
            return { status: 400, body: '<Error><Code>MissingRequiredHeader</Code></Error>' };
          }
          cloud.store.putBytes(sourceName(registry, `source/${params.name}`), request.body);
          return { status: 201 };
        },
      },
      {
        operation: 'storage.log',
        method: 'GET',
        path: '/{registry}/logs/{run}',
        handle: (call) => log(call, registryAt, cloud),
      },
      {
        operation: 'storage.log',
        method: 'HEAD',
        path: '/{registry}/logs/{run}',
        handle: (call) => log(call, registryAt, cloud),
      },
    ]),
  };
}

function log({ request, params }: Call, registryAt: (host: string) => Resource | undefined, cloud: Cloud): Reply {
  const registry = registryAt(request.host);
  if (!registry || !isSigned(registry, request.path, request.query)) return forbidden();
  const run = cloud.registries.of(registry.id, cloud.now()).runs.find(({ runId }) => runId === params.run);
  if (!run || cloud.now() < run.startsAt) return { status: 404, body: '<Error><Code>BlobNotFound</Code></Error>' };
  if (cloud.now() >= run.finishesAt) {
    return {
      status: 200,
      headers: { 'x-ms-meta-complete': run.outcome === 'Succeeded' ? 'successful' : 'failed' },
      body: run.log,
    };
  }
  // As much of it as has been said by now.
  const lines = run.log.split('\n');
  const share = (cloud.now() - run.startsAt) / (run.finishesAt - run.startsAt);
  return { status: 200, body: `${lines.slice(0, Math.ceil(lines.length * share)).join('\n')}\n` };
}

function isSigned(registry: Resource, path: string, query: URLSearchParams): boolean {
  const rest = decodeURIComponent(path).split('/').slice(2).join('/');
  return query.get('sig') === `${hexOf(43, 'signature', registry.id, rest)}=`;
}

function forbidden(): Reply {
  return { status: 403, body: '<Error><Code>AuthenticationFailed</Code></Error>' };
}
