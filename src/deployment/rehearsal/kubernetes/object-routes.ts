import { parse } from 'yaml';
import { jsonOf } from '../../http/json';
import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import type { Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import type { Json, KubernetesObject } from './cluster-state';
import { listObjects, resourceOf } from './cluster-view';
import { apiVersionOf, findKind, type Kind } from './kinds';
import { jsonPatch, mergePatch } from './merge-patch';
import { nodesOf } from './nodes';
import { podLog, podName, presentPod } from './present-pod';
import { refuseStale } from './refuse-stale';
import { meetsFields, meetsLabels } from './selectors';
import { statusError } from './status-error';
import { watch } from './watch';
import { workloadsOf } from './workload';
import { applyObject, type WriteProps, writeObject } from './write-object';

const BASES = ['/api/{version}', '/apis/{group}/{version}'];
const PLACES = ['/namespaces/{namespace}/{plural}', '/{plural}'];

/** Reading and writing objects. */
export function objectRoutes(clusterOf: (call: Call) => Resource, cloud: Cloud): Route[] {
  const target = (call: Call): Target => ({ ...found(call), cluster: clusterOf(call), cloud, call });
  const routes: readonly [operation: string, method: string, rest: string, handle: (target: Target) => Reply][] = [
    ['list', 'GET', '', list],
    ['create', 'POST', '', create],
    ['log', 'GET', '/{name}/log', log],
    ['get', 'GET', '/{name}', (to) => ({ status: 200, body: one(to) })],
    ['get', 'GET', '/{name}/{part}', (to) => ({ status: 200, body: one(to) })],
    ['apply', 'PATCH', '/{name}', patch],
    ['apply', 'PATCH', '/{name}/{part}', patch],
    ['replace', 'PUT', '/{name}', replace],
    ['delete', 'DELETE', '/{name}', remove],
  ];
  return BASES.flatMap((base) =>
    PLACES.flatMap((place) =>
      routes.map(([operation, method, rest, handle]) => ({
        operation: `kubernetes.${operation}`,
        method,
        path: `${base}${place}${rest}`,
        handle: (call: Call) => handle(target(call)),
      })),
    ),
  );
}

interface Target {
  readonly kind: Kind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly cluster: Resource;
  readonly cloud: Cloud;
  readonly call: Call;
}

function found({ params }: Call): Pick<Target, 'kind' | 'namespace' | 'name'> {
  const { group = '', version = '', plural = '', namespace, name = '' } = params;
  const kind = findKind(group, version, plural);
  if (!kind) throw statusError(404, 'NotFound', 'the server could not find the requested resource');
  return { kind, namespace, name };
}

function list({ kind, namespace, cluster, cloud, call }: Target): Reply {
  const { query } = call.request;
  const items = () =>
    listObjects(kind, namespace, cluster, cloud).filter(
      (object) => meetsLabels(object, query.get('labelSelector')) && meetsFields(object, query.get('fieldSelector')),
    );
  if (query.get('watch') === 'true' || query.get('watch') === '1') {
    const seconds = query.get('timeoutSeconds');
    return watch(items, cloud, seconds === null ? undefined : Number(seconds));
  }
  const resourceVersion = String(cloud.clusters.of(cluster.id).resourceVersion);
  return {
    status: 200,
    body: { kind: `${kind.kind}List`, apiVersion: apiVersionOf(kind), metadata: { resourceVersion }, items: items() },
  };
}

function one({ kind, namespace, name, cluster, cloud }: Target): Json {
  const object = listObjects(kind, namespace, cluster, cloud).find(({ metadata }) => metadata.name === name);
  if (object) return object;
  throw statusError(404, 'NotFound', `${resourceOf(kind)} "${name}" not found`, { name, kind: kind.plural });
}

function log({ namespace, name, cluster, cloud }: Target): Reply {
  const nodes = nodesOf(cluster, cloud);
  for (const workload of workloadsOf(cluster, cloud, namespace)) {
    const pod = workload.pods.find((each) => podName(workload, each) === name);
    if (!pod) continue;
    const shown = presentPod(workload, pod, nodes, cluster, cloud.now());
    const state = shown.status.containerStatuses?.[0]?.state;
    const reason = state?.waiting?.reason;
    if (!state || ['ContainerCreating', 'ErrImagePull', 'ImagePullBackOff'].includes(reason)) {
      const why = reason === 'ContainerCreating' ? 'ContainerCreating' : 'trying and failing to pull image';
      throw statusError(400, 'BadRequest', `container in pod "${name}" is waiting to start: ${why}`);
    }
    return { status: 200, body: podLog(pod, state.running !== undefined) };
  }
  throw statusError(404, 'NotFound', `pods "${name}" not found`, { name, kind: 'pods' });
}

function writeProps({ kind, namespace = '', cluster, cloud, call }: Target, name: string): WriteProps {
  const { query, headers } = call.request;
  return {
    kind,
    namespace,
    name,
    cluster,
    cloud,
    manager: query.get('fieldManager') ?? headers['user-agent']?.split('/')[0] ?? 'unknown',
    isStrict: query.get('fieldValidation') === 'Strict',
    isDryRun: query.get('dryRun') === 'All',
    changes: call.changes,
  };
}

function patch(to: Target): Reply {
  const { query, headers, body } = to.call.request;
  const type = (headers['content-type'] ?? '').split(';')[0];
  const given = parsed(body);
  if (type === 'application/apply-patch+yaml' || type === 'application/apply-patch+cbor') {
    if (!query.get('fieldManager')) {
      throw statusError(
        400,
        'BadRequest',
        'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
      );
    }
    const live = listObjects(to.kind, to.namespace, to.cluster, to.cloud).find(
      ({ metadata }) => metadata.name === to.name,
    );
    refuseStale(live, given?.metadata, to.kind);
    const { object, isNew } = applyObject(writeProps(to, to.name), named(given, to), query.get('force') === 'true');
    return { status: isNew ? 201 : 200, body: object };
  }
  const before = one(to);
  refuseStale(before, given?.metadata, to.kind);
  const after =
    type === 'application/json-patch+json'
      ? jsonPatch(before, given as unknown as Json[])
      : mergePatch(before, given, type === 'application/strategic-merge-patch+json');
  if (after === undefined)
    throw statusError(422, 'Invalid', 'the server rejected our request due to an error in our request');
  return { status: 200, body: writeObject(writeProps(to, to.name), after).object };
}

function replace(to: Target): Reply {
  const before = one(to);
  const given = named(parsed(to.call.request.body), to);
  refuseStale(before, given.metadata, to.kind);
  return { status: 200, body: writeObject(writeProps(to, to.name), given).object };
}

function create(to: Target): Reply {
  const object = parsed(to.call.request.body);
  const name = String(object.metadata?.name ?? '');
  const exists = listObjects(to.kind, to.namespace, to.cluster, to.cloud).some(
    ({ metadata }) => metadata.name === name,
  );
  if (exists) {
    throw statusError(409, 'AlreadyExists', `${resourceOf(to.kind)} "${name}" already exists`, {
      name,
      kind: to.kind.plural,
    });
  }
  return { status: 201, body: writeObject(writeProps(to, name), object).object };
}

function remove(to: Target): Reply {
  const object = one(to);
  refuseStale(object, parsed(to.call.request.body)?.preconditions, to.kind);
  const { kind, namespace = '', name, cluster, cloud, call } = to;
  cloud.clusters.of(cluster.id).delete({ resource: resourceOf(kind), namespace, name });
  call.changes.push({ action: 'deleted', id: `${cluster.name}/${resourceOf(kind)}/${namespace}/${name}` });
  return {
    status: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name, uid: object.metadata.uid },
    },
  };
}

/** JSON is YAML too. */
/** JSON is YAML too, and read as such ten times as slowly. */
function parsed(body: Buffer): KubernetesObject {
  const text = body.toString('utf8');
  try {
    return (jsonOf(text) as KubernetesObject | undefined) ?? parse(text);
  } catch {
    throw statusError(400, 'BadRequest', 'error decoding the body of the request');
  }
}

function named(object: KubernetesObject, { name, kind, namespace }: Target): KubernetesObject {
  if (object?.kind !== kind.kind || object.apiVersion !== apiVersionOf(kind)) {
    throw statusError(
      400,
      'BadRequest',
      `the object provided is unrecognized: expected ${apiVersionOf(kind)} ${kind.kind}`,
    );
  }
  if ((object.metadata?.name ?? name) !== name) {
    throw statusError(
      400,
      'BadRequest',
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (namespace !== undefined && (object.metadata?.namespace ?? namespace) !== namespace) {
    throw statusError(
      400,
      'BadRequest',
      `the namespace of the provided object does not match the namespace sent on the request`,
    );
  }
  return object;
}
