import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { hexOf } from '../ids';
import { registryAt } from './registry';
import { digestOf, type RegistryState } from './registry-state';

/** The registry that a request goes to. */
export function registryOf({ request }: Call, cloud: Cloud): RegistryState {
  return cloud.registries.of(registryAt(request.host, cloud)?.id ?? '', cloud.now());
}

/** Layers and configurations: looked up, and uploaded in one or several parts. */
export function blobRoutes(cloud: Cloud): Route[] {
  const at = '/v2/{repository*}/blobs';
  const route = (operation: string, method: string, path: string, handle: Route['handle']): Route => ({
    operation: `registry.${operation}`,
    method,
    path,
    handle,
  });
  return [
    route('upload', 'POST', `${at}/uploads`, (call) => {
      const id = hexOf(32, 'upload', call.params.repository ?? '', String(cloud.log.entries.length));
      registryOf(call, cloud).putUpload(id, Buffer.alloc(0));
      return uploaded(call, id, 0);
    }),
    route('upload', 'PATCH', `${at}/uploads/{id}`, (call) => {
      const registry = registryOf(call, cloud);
      const before = registry.upload(call.params.id ?? '');
      if (!before) return failed(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
      const content = Buffer.concat([before, call.request.body]);
      registry.putUpload(call.params.id ?? '', content);
      return uploaded(call, call.params.id ?? '', content.length);
    }),
    route('upload', 'PUT', `${at}/uploads/{id}`, (call) => complete(call, cloud)),
    route('blob', 'HEAD', `${at}/{digest}`, (call) => blob(call, cloud)),
    route('blob', 'GET', `${at}/{digest}`, (call) => blob(call, cloud)),
  ];
}

function uploaded({ params }: Call, id: string, length: number): Reply {
  return {
    status: 202,
    headers: {
      location: `/v2/${params.repository}/blobs/uploads/${id}`,
      'docker-upload-uuid': id,
      range: `0-${Math.max(0, length - 1)}`,
    },
  };
}

function complete(call: Call, cloud: Cloud): Reply {
  const registry = registryOf(call, cloud);
  const before = registry.upload(call.params.id ?? '');
  if (!before) return failed(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
  const content = Buffer.concat([before, call.request.body]);
  const digest = digestOf(content);
  if (digest !== call.request.query.get('digest')) {
    return failed(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  registry.putBlob(content);
  call.changes.push({ action: 'created', id: `${call.request.host}/${call.params.repository}@${digest}` });
  const location = `/v2/${call.params.repository}/blobs/${digest}`;
  return { status: 201, headers: { location, 'docker-content-digest': digest } };
}

function blob(call: Call, cloud: Cloud): Reply {
  const content = registryOf(call, cloud).blob(call.params.digest ?? '');
  if (!content) return failed(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  return { status: 200, headers: { 'docker-content-digest': call.params.digest ?? '' }, body: content };
}

/** An error as registries write it. */
export function failed(status: number, code: string, message: string): Reply {
  return { status, body: { errors: [{ code, message }] } };
}
