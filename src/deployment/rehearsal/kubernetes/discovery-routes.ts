import type { Resource } from '../arm/resources';
import type { Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { apiVersionOf, KINDS, type Kind } from './kinds';

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** Version, health and what the server has. */
export function discoveryRoutes(clusterOf: (call: Call) => Resource): Route[] {
  const groups = [...new Set(KINDS.map(({ group }) => group))].filter(Boolean);
  const health = ['/readyz', '/livez', '/healthz'].map(
    (path): Route => ({
      operation: 'kubernetes.health',
      method: 'GET',
      path,
      handle: () => ({ status: 200, body: 'ok' }),
    }),
  );
  return [
    ...health,
    { operation: 'kubernetes.version', method: 'GET', path: '/version', handle: (call) => version(clusterOf(call)) },
    {
      operation: 'kubernetes.discovery',
      method: 'GET',
      path: '/api',
      handle: () => ({ status: 200, body: { kind: 'APIVersions', versions: ['v1'] } }),
    },
    {
      operation: 'kubernetes.discovery',
      method: 'GET',
      path: '/apis',
      handle: () => ({ status: 200, body: { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) } }),
    },
    {
      operation: 'kubernetes.discovery',
      method: 'GET',
      path: '/api/{version}',
      handle: ({ params }) => resources('', params.version ?? ''),
    },
    {
      operation: 'kubernetes.discovery',
      method: 'GET',
      path: '/apis/{group}/{version}',
      handle: ({ params }) => resources(params.group ?? '', params.version ?? ''),
    },
  ];
}

function version({ properties }: Resource): Reply {
  const [major = '1', minor = '35'] = String(properties.currentKubernetesVersion).split('.');
  const gitVersion = `v${properties.currentKubernetesVersion}`;
  return { status: 200, body: { major, minor, gitVersion, gitTreeState: 'clean', platform: 'linux/amd64' } };
}

function groupOf(name: string): object {
  const versions = [...new Set(KINDS.filter(({ group }) => group === name).map(({ version }) => version))].map(
    (each) => ({
      groupVersion: `${name}/${each}`,
      version: each,
    }),
  );
  return { name, versions, preferredVersion: versions[0] };
}

function resources(group: string, version: string): Reply {
  const kinds = KINDS.filter((kind) => kind.group === group && kind.version === version);
  if (kinds.length === 0) return { status: 404, body: '404 page not found\n' };
  const groupVersion = apiVersionOf(kinds[0] as Kind);
  return {
    status: 200,
    body: {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion,
      resources: kinds.map(({ plural, kind, isNamespaced }) => ({
        name: plural,
        singularName: kind.toLowerCase(),
        namespaced: isNamespaced,
        kind,
        verbs: VERBS,
      })),
    },
  };
}
