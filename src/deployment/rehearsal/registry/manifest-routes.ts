import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { failed, registryOf } from './blob-routes';
import { architecturesOf } from './platforms';

/** Images by tag or digest. */
export function manifestRoutes(cloud: Cloud): Route[] {
  const at = '/v2/{repository*}/manifests/{reference}';
  return [
    { operation: 'registry.manifest', method: 'HEAD', path: at, handle: (call) => get(call, cloud) },
    { operation: 'registry.manifest', method: 'GET', path: at, handle: (call) => get(call, cloud) },
    { operation: 'registry.push', method: 'PUT', path: at, handle: (call) => put(call, cloud) },
    {
      operation: 'registry.tags',
      method: 'GET',
      path: '/v2/{repository*}/tags/list',
      handle: (call) => {
        const repository = call.params.repository ?? '';
        const tags = Object.keys(registryOf(call, cloud).tags(repository)).sort();
        return tags.length > 0 ? { status: 200, body: { name: repository, tags } } : unknownName(repository);
      },
    },
    {
      operation: 'registry.manifests',
      method: 'GET',
      path: '/acr/v1/{repository*}/_manifests',
      handle: (call) => list(call, cloud),
    },
  ];
}

function get(call: Call, cloud: Cloud): Reply {
  const { repository = '', reference = '' } = call.params;
  const found = registryOf(call, cloud).manifest(repository, reference);
  if (!found) return failed(404, 'MANIFEST_UNKNOWN', `manifest tagged by "${reference}" is not found`);
  const headers = { 'content-type': found.manifest.mediaType, 'docker-content-digest': found.digest };
  return { status: 200, headers, body: Buffer.from(found.manifest.content) };
}

function put(call: Call, cloud: Cloud): Reply {
  const { repository = '', reference = '' } = call.params;
  const registry = registryOf(call, cloud);
  const content = call.request.body.toString('utf8');
  const { config, layers = [], manifests = [] } = JSON.parse(content);
  const blobs: string[] = [config, ...layers].flatMap((each) => each?.digest ?? []);
  const missing = blobs.find((digest) => !registry.blob(digest));
  if (missing) return failed(404, 'MANIFEST_BLOB_UNKNOWN', `blob unknown to registry: ${missing}`);
  const absent = manifests.find((each: { digest: string }) => !registry.manifest(repository, each.digest));
  if (absent) return failed(404, 'MANIFEST_UNKNOWN', `manifest unknown: ${absent.digest}`);
  const mediaType = call.request.headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json';
  const digest = registry.putManifest(repository, reference, { mediaType, content, pushedAt: cloud.now() });
  call.changes.push({ action: 'created', id: `${call.request.host}/${repository}@${digest}` });
  const location = `/v2/${repository}/manifests/${digest}`;
  return { status: 201, headers: { location, 'docker-content-digest': digest } };
}

function list(call: Call, cloud: Cloud): Reply {
  const repository = call.params.repository ?? '';
  const registry = registryOf(call, cloud);
  const tags = Object.entries(registry.tags(repository));
  const manifests = Object.entries(registry.manifests(repository)).map(
    ([digest, { mediaType, pushedAt, content }]) => ({
      digest,
      imageSize: content.length,
      createdTime: timestamp(pushedAt),
      lastUpdateTime: timestamp(pushedAt),
      architecture: architecturesOf(registry, repository, digest)?.[0],
      os: 'linux',
      mediaType,
      tags: tags.filter(([, each]) => each === digest).map(([tag]) => tag),
    }),
  );
  if (manifests.length === 0) return unknownName(repository);
  return { status: 200, body: { registry: call.request.host, imageName: repository, manifests } };
}

function unknownName(repository: string): Reply {
  return failed(404, 'NAME_UNKNOWN', `repository name not known to registry: ${repository}`);
}
