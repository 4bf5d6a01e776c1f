import { isDeepStrictEqual } from 'node:util';
import { FIELD_MANAGER } from './apply';
import type { KubernetesObject } from './kubernetes-object';

/** Which fields a manager set: `f:<field>`, `k:<keys of an element>`, `v:<value>`, and `.` for the thing itself. */
interface Fields {
  readonly [path: string]: Fields;
}

interface Entry {
  readonly manager?: string;
  readonly operation?: string;
  readonly fieldsV1?: Fields;
}

/** Who else may have applied the manifests: the workflows' kubectl, and one that is told `--server-side`. */
const OTHERS = ['kubectl-client-side-apply', 'kubectl'];

/**
 * An object as it was applied: no more than the fields that were set then, so that applying it again sets those, takes
 * away what came later, and leaves what controllers and others have set.
 */
export function asApplied(live: KubernetesObject): KubernetesObject {
  const entries = entriesOf(live);
  const entry = entries.find(isOurs) ?? OTHERS.flatMap((name) => entries.filter(({ manager }) => manager === name))[0];
  return entry?.fieldsV1 ? only(live, entry.fieldsV1) : whole(live);
}

/** Whether an apply that was tried out would leave an object as it is. */
export function isSame(live: KubernetesObject, triedOut: KubernetesObject): boolean {
  const [before, after] = [live, triedOut].map((object) => {
    const entry = entriesOf(object).find(isOurs);
    return entry?.fieldsV1 && only(object, entry.fieldsV1);
  });
  return before !== undefined && isDeepStrictEqual(before, after);
}

function isOurs({ manager, operation }: Entry): boolean {
  return manager === FIELD_MANAGER && operation === 'Apply';
}

function entriesOf({ metadata }: KubernetesObject): readonly Entry[] {
  return (metadata as { managedFields?: readonly Entry[] }).managedFields ?? [];
}

function only(live: KubernetesObject, fields: Fields): KubernetesObject {
  const { apiVersion, kind, metadata } = live;
  const { metadata: own = {}, ...rest } = pick(live, fields) as Partial<KubernetesObject>;
  return { ...rest, apiVersion, kind, metadata: { ...own, ...nameOf(metadata) } };
}

/** Nobody knows who set what: all but what the cluster itself writes, and the number that an autoscaler moves. */
function whole(live: KubernetesObject): KubernetesObject {
  const { status: _, spec, ...rest } = live as KubernetesObject & { status?: unknown; spec?: Record<string, unknown> };
  const { labels, annotations } = live.metadata as { labels?: object; annotations?: object };
  const { replicas: __, clusterIP: ___, clusterIPs: ____, ...lasting } = spec ?? {};
  return {
    ...rest,
    ...(spec ? { spec: lasting } : {}),
    metadata: { ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}), ...nameOf(live.metadata) },
  } as KubernetesObject;
}

function nameOf({ name, namespace }: KubernetesObject['metadata']): KubernetesObject['metadata'] {
  return { name, ...(namespace === undefined ? {} : { namespace }) };
}

function pick(value: unknown, fields: Fields): unknown {
  const paths = Object.keys(fields).filter((path) => path !== '.');
  if (paths.length === 0) return '.' in fields ? emptyOf(value) : value;
  if (Array.isArray(value)) return value.flatMap((item) => pickItem(item, fields, paths));
  if (value === null || typeof value !== 'object') return value;
  const own = paths
    .map((path) => [path, path.slice(2)] as const)
    .filter(([, name]) => name in value)
    .map(([path, name]) => [name, pick((value as Record<string, unknown>)[name], fields[path] ?? {})]);
  return Object.fromEntries(own);
}

/** An element of a list: by its keys, or, where it is a plain value, by itself. */
function pickItem(item: unknown, fields: Fields, paths: readonly string[]): unknown[] {
  const byValue = paths.find((path) => path.startsWith('v:') && isDeepStrictEqual(JSON.parse(path.slice(2)), item));
  if (byValue !== undefined) return [item];
  for (const path of paths.filter((each) => each.startsWith('k:'))) {
    const keys = Object.entries(JSON.parse(path.slice(2)) as Record<string, unknown>);
    const held = item as Record<string, unknown>;
    // A key that has its default may not be written.
    if (!keys.every(([key, wanted]) => held[key] === undefined || held[key] === wanted)) continue;
    const named = Object.fromEntries(keys.filter(([key]) => held[key] !== undefined));
    return [{ ...named, ...(pick(item, fields[path] ?? {}) as object) }];
  }
  return [];
}

function emptyOf(value: unknown): unknown {
  return Array.isArray(value) ? [] : {};
}
