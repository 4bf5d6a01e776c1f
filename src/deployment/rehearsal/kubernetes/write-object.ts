import type { Resource } from '../arm/resources';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import { isLike } from '../faults/faults';
import type { Change } from '../http/router';
import { guidOf, hexOf } from '../ids';
import { apply, conflict, ownedFields } from './apply';
import type { ClusterState, Json, KubernetesObject, ObjectKey, Ownership, Pause, Revision } from './cluster-state';
import { resourceOf } from './cluster-view';
import { fieldsV1 } from './field-paths';
import { apiVersionOf, type Kind } from './kinds';
import { statusError } from './status-error';
import { unknownFields } from './strict-fields';

/** How an object is to be written. */
export interface WriteProps {
  readonly cluster: Resource;
  readonly cloud: Cloud;
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
  readonly manager: string;
  readonly isStrict: boolean;
  readonly isDryRun: boolean;
  readonly changes: Change[];
}

export interface Written {
  readonly object: KubernetesObject;
  readonly isNew: boolean;
}

/** Server-side apply. */
export function applyObject(props: WriteProps, applied: KubernetesObject, force: boolean): Written {
  const { state, key, before } = context(props);
  check(props, applied);
  const held = heldField(props, applied);
  if (held && !force) throw conflict([held], applied);
  const { object, owners } = apply({
    live: before?.object,
    owners: before?.owners ?? [],
    applied,
    manager: props.manager,
    force,
  });
  return store(props, { state, key, before }, object, owners);
}

/** Everything else that writes: the writer owns what it changes. */
export function writeObject(props: WriteProps, object: KubernetesObject): Written {
  const { state, key, before } = context(props);
  check(props, object);
  const old = before ? ownedFields(before.object) : new Map<string, Json>();
  const fields = ownedFields(object);
  const changed = [...fields]
    .filter(([path, value]) => JSON.stringify(old.get(path)) !== JSON.stringify(value))
    .map(([path]) => path);
  const mine = before?.owners.find(({ manager, operation }) => manager === props.manager && operation === 'Update');
  const others = (before?.owners ?? [])
    .filter((owner) => owner !== mine)
    .map((owner) => ({ ...owner, fields: owner.fields.filter((path) => fields.has(path) && !changed.includes(path)) }));
  const own = [...new Set([...(mine?.fields ?? []).filter((path) => fields.has(path)), ...changed])];
  return store(props, { state, key, before }, object, [
    ...others,
    { manager: props.manager, operation: 'Update', fields: own },
  ]);
}

interface Context {
  readonly state: ClusterState;
  readonly key: ObjectKey;
  readonly before: ReturnType<ClusterState['get']>;
}

function context({ cluster, cloud, kind, namespace, name }: WriteProps): Context {
  const state = cloud.clusters.of(cluster.id);
  const key = { resource: resourceOf(kind), namespace, name };
  return { state, key, before: state.get(key) };
}

function check({ cluster, cloud, kind, namespace, isStrict }: WriteProps, object: KubernetesObject): void {
  if (isStrict) {
    const unknown = unknownFields(object);
    if (unknown.length > 0) {
      const list = unknown.map((field) => `unknown field "${field}"`).join(', ');
      const message = `${object.kind} in version "${kind.version}" cannot be handled as a ${object.kind}: strict decoding error: ${list}`;
      throw statusError(400, 'BadRequest', message);
    }
  }
  if (!kind.isNamespaced || namespace === 'default' || namespace.startsWith('kube-')) return;
  const exists = cloud.clusters.of(cluster.id).get({ resource: 'namespaces', namespace: '', name: namespace });
  if (!exists)
    throw statusError(404, 'NotFound', `namespaces "${namespace}" not found`, { name: namespace, kind: 'namespaces' });
}

function heldField({ cluster, cloud, kind, name }: WriteProps, { apiVersion }: KubernetesObject) {
  const fault = cloud.faults
    .holding('apply-conflict')
    .find(
      ({ resource }) =>
        isLike(resource, `${kind.plural}/${name}`) || isLike(resource, `${cluster.name}/${kind.plural}/${name}`),
    );
  const message = `conflict with "${fault?.manager}" using ${apiVersion}`;
  return fault && { reason: 'FieldManagerConflict', message, field: fault.field };
}

function store(
  props: WriteProps,
  { state, key, before }: Context,
  object: KubernetesObject,
  owners: readonly Ownership[],
): Written {
  const { cluster, cloud, kind, isDryRun, changes } = props;
  const now = cloud.now();
  refuseImmutable(before?.object, object, kind);
  const isSame =
    before !== undefined && JSON.stringify(ownedFieldsOf(before.object)) === JSON.stringify(ownedFieldsOf(object));
  const metadata = {
    ...object.metadata,
    ...(key.namespace ? { namespace: key.namespace } : {}),
    name: key.name,
    uid: before?.object.metadata.uid ?? guidOf('uid', cluster.id, key.resource, key.namespace, key.name, String(now)),
    creationTimestamp: before?.object.metadata.creationTimestamp ?? timestamp(now),
    generation: isSame ? before.object.metadata.generation : (before?.object.metadata.generation ?? 0) + 1,
    managedFields: owners.map((owner) => managedFields(owner, kind, now)),
  };
  const { status, ...rest } = object;
  const made = withDefaults({ ...rest, metadata } as KubernetesObject, cluster);
  if (isDryRun) return { object: made, isNew: !before };
  const revisions = kind.kind === 'Deployment' ? revised(before?.revisions ?? [], made, now) : undefined;
  const pauses = paused(before?.pauses ?? [], made.spec?.paused === true, now);
  const createdAt = before?.createdAt ?? now;
  if (isSame && JSON.stringify(owners) === JSON.stringify(before.owners))
    return { object: before.object, isNew: false };
  const stored = state.put(key, { object: made, owners, createdAt, ...(revisions ? { revisions, pauses } : {}) });
  const id = `${cluster.name}/${key.resource}/${key.namespace}/${key.name}`;
  if (!isSame) changes.push({ action: before ? 'updated' : 'created', id });
  return { object: stored, isNew: !before };
}

function ownedFieldsOf(object: KubernetesObject): [string, Json][] {
  return [...ownedFields(object)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function managedFields({ manager, operation, fields }: Ownership, kind: Kind, now: number): object {
  const time = timestamp(now);
  return {
    manager,
    operation,
    apiVersion: apiVersionOf(kind),
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fieldsV1(fields),
  };
}

function refuseImmutable(before: KubernetesObject | undefined, after: KubernetesObject, { kind }: Kind): void {
  if (kind !== 'Deployment' || !before) return;
  const [old, fresh] = [before.spec?.selector, after.spec?.selector].map((selector) => JSON.stringify(selector));
  if (old === fresh) return;
  const reason = `Invalid value: ${fresh}: field is immutable`;
  const message = `Deployment.apps "${after.metadata.name}" is invalid: spec.selector: ${reason}`;
  const causes = [{ reason: 'FieldValueInvalid', message: reason, field: 'spec.selector' }];
  throw statusError(422, 'Invalid', message, { name: after.metadata.name, kind: 'Deployment', causes });
}

/** A Service has an address once it is there; nothing here depends on which. */
function withDefaults(object: KubernetesObject, cluster: Resource): KubernetesObject {
  if (object.kind !== 'Service' || object.spec?.clusterIP) return object;
  const last = Number.parseInt(hexOf(4, cluster.id, object.metadata.name), 16);
  return { ...object, spec: { ...object.spec, clusterIP: `172.16.${last >> 8}.${last & 255}` } };
}

/** A new revision only where the pod template is another one. */
function revised(revisions: readonly Revision[], { spec }: KubernetesObject, now: number): readonly Revision[] {
  const hash = hexOf(10, 'template', JSON.stringify(sorted(spec.template)));
  if (revisions.at(-1)?.hash === hash) return revisions;
  const number = (revisions.at(-1)?.number ?? 0) + 1;
  return [...revisions, { number, hash, template: spec.template, from: now }];
}

function paused(pauses: readonly Pause[], isPaused: boolean, now: number): readonly Pause[] {
  const last = pauses.at(-1);
  const wasPaused = last !== undefined && last.to === undefined;
  if (wasPaused === isPaused) return pauses;
  return wasPaused ? [...pauses.slice(0, -1), { ...last, to: now }] : [...pauses, { from: now }];
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
