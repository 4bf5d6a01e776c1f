import type { Json, KubernetesObject, Ownership } from './cluster-state';
import { elementKey, fieldName, isAtomic, leaves, listKeys, split } from './field-paths';
import { type StatusCause, statusError } from './status-error';

export interface ApplyProps {
  /** What is there now. */
  readonly live: KubernetesObject | undefined;
  readonly owners: readonly Ownership[];
  readonly applied: KubernetesObject;
  readonly manager: string;
  readonly force: boolean;
}

export interface Applied {
  readonly object: KubernetesObject;
  readonly owners: readonly Ownership[];
}

/** Not owned by anybody: they say which object it is. */
const IDENTITY =
  /^f:(apiVersion|kind|status)\b|^f:metadata\nf:(name|namespace|uid|resourceVersion|generation|creationTimestamp|managedFields)\b/;

/** Fields of an object that managers can own. */
export function ownedFields(object: KubernetesObject): Map<string, Json> {
  return new Map(leaves(object).filter(([path]) => !IDENTITY.test(path)));
}

/**
 * Server-side apply: what is applied is set, what this manager no longer names and nobody else owns is removed.
 *
 * @throws Refusal 409 where another manager owns a field with another value, unless forced
 */
export function apply({ live, owners, applied, manager, force }: ApplyProps): Applied {
  const fields = ownedFields(applied);
  const current = live ? ownedFields(live) : new Map<string, Json>();
  const mine = owners.find((each) => each.manager === manager && each.operation === 'Apply');
  const others = owners.filter((each) => each !== mine);
  const differs = (path: string) => JSON.stringify(current.get(path)) !== JSON.stringify(fields.get(path));
  const causes = others.flatMap((other) =>
    other.fields.filter((path) => fields.has(path) && differs(path)).map((path) => cause(other, path, applied)),
  );
  if (causes.length > 0 && !force) throw conflict(causes, applied);
  const left = others.map((other) => ({
    ...other,
    fields: other.fields.filter((path) => !fields.has(path) || !differs(path)),
  }));
  const kept = new Set([...fields.keys(), ...left.flatMap((other) => other.fields)]);
  const gone = (mine?.fields ?? []).filter((path) => !kept.has(path));
  const object = merge(without(live ?? {}, gone), applied, '');
  return {
    object,
    owners: [
      ...left.filter((other) => other.fields.length > 0),
      { manager, operation: 'Apply', fields: [...fields.keys()] },
    ],
  };
}

function cause({ manager, operation }: Ownership, path: string, { apiVersion }: KubernetesObject): StatusCause {
  const how = operation === 'Update' ? ` using ${apiVersion}` : '';
  return { reason: 'FieldManagerConflict', message: `conflict with "${manager}"${how}`, field: fieldName(path) };
}

export function conflict(causes: readonly StatusCause[], { kind, metadata }: KubernetesObject) {
  const count = causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  const list = causes.map(({ message, field }) => `${message}: ${field}`).join('\n');
  const message = `Apply failed with ${count}: ${list}`;
  return statusError(409, 'Conflict', message, { name: metadata.name, kind, causes });
}

/** Lists with keys are merged element by element, in the order of what is applied. */
function merge(live: Json, applied: Json, field: string): Json {
  if (Array.isArray(applied)) {
    const keys = Array.isArray(live) ? listKeys(field, applied) : undefined;
    if (!keys) return applied;
    const before = new Map<string, Json>(live.map((item: Json) => [elementKey(item, keys), item]));
    const named = applied.map((item) => merge(before.get(elementKey(item, keys)), item, ''));
    const names = new Set(applied.map((item) => elementKey(item, keys)));
    return [...named, ...live.filter((item: Json) => !names.has(elementKey(item, keys)))];
  }
  if (applied === null || typeof applied !== 'object' || isAtomic(field)) return applied;
  if (live === null || typeof live !== 'object' || Array.isArray(live)) return applied;
  const merged = Object.entries(applied).map(([key, value]) => [key, merge(live[key], value, key)]);
  return { ...live, ...Object.fromEntries(merged) };
}

/** Takes fields away, and what is empty then. What tells an element from the others goes last, with all of it. */
function without(object: Json, paths: readonly string[]): Json {
  const copy = structuredClone(object);
  const [keys, others] = [paths.filter(isElementKey), paths.filter((path) => !isElementKey(path))];
  for (const path of others) remove(copy, split(path));
  for (const path of keys) remove(copy, split(path).slice(0, -1));
  return copy;
}

function isElementKey(path: string): boolean {
  const [element = '', field = ''] = split(path).slice(-2);
  return element.startsWith('k:') && field.slice(2) in JSON.parse(element.slice(2));
}

function remove(node: Json, [segment = '', ...rest]: readonly string[]): void {
  if (node === null || typeof node !== 'object') return;
  if (segment.startsWith('k:')) {
    const wanted = segment.slice(2);
    const keys = Object.keys(JSON.parse(wanted));
    const at = (node as Json[]).findIndex((item) => elementKey(item, keys) === wanted);
    if (at < 0) return;
    if (rest.length > 0) remove(node[at], rest);
    // What others set in the element keeps it.
    else if (Object.keys(node[at]).every((key) => keys.includes(key))) node.splice(at, 1);
    return;
  }
  const key = segment.slice(2);
  if (rest.length === 0) {
    delete node[key];
    return;
  }
  remove(node[key], rest);
  const isEmpty = node[key] !== null && typeof node[key] === 'object' && Object.keys(node[key]).length === 0;
  if (isEmpty) delete node[key];
}
