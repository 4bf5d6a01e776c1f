import type { Json } from './cluster-state';

/** A field, or an element of a list that has keys. */
type Segment = `f:${string}` | `k:${string}`;

/** In no name of a field, and in no key as JSON writes it. */
const SEPARATOR = '\n';

/** Lists whose elements are told apart by some of their fields. All others are replaced as a whole. */
const LIST_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  listeners: ['name'],
  conditions: ['type'],
  hostAliases: ['ip'],
};

/** Objects that are replaced as a whole. */
const ATOMIC = new Set([
  'selector',
  'labelSelector',
  'podSelector',
  'namespaceSelector',
  'nodeSelector',
  'limits',
  'requests',
]);

/** Whether an object below a field is replaced as a whole. */
export function isAtomic(field: string): boolean {
  return ATOMIC.has(field);
}

/** The keys of a list below a field, where its elements have any. Ports of a pod and of a Service differ. */
export function listKeys(field: string, list: readonly Json[]): readonly string[] | undefined {
  if (field === 'ports') {
    const key = ['containerPort', 'port'].find((each) => list.length > 0 && list.every((item) => each in Object(item)));
    return key === undefined ? undefined : [key, 'protocol'];
  }
  const keys = LIST_KEYS[field];
  return keys && list.every((item) => keys.some((key) => key in Object(item))) ? keys : undefined;
}

/** What tells an element of a list from the others. */
export function elementKey(item: Json, keys: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(keys.filter((key) => key in Object(item)).map((key) => [key, item[key]])));
}

/** Paths of all values of an object, each with its value. */
export function leaves(value: Json, path: readonly Segment[] = []): [path: string, value: Json][] {
  const field = path.at(-1)?.replace(/^f:/, '') ?? '';
  if (Array.isArray(value)) {
    const keys = listKeys(field, value);
    if (!keys) return [[join(path), value]];
    return value.flatMap((item) => leaves(item, [...path, `k:${elementKey(item, keys)}`]));
  }
  const isMap = value !== null && typeof value === 'object';
  if (!isMap || ATOMIC.has(field) || Object.keys(value).length === 0) return [[join(path), value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, `f:${key}`]));
}

/** As `managedFields` has it. */
export function fieldsV1(paths: readonly string[]): object {
  const root: Record<string, Json> = {};
  for (const path of paths) {
    let node = root;
    for (const segment of split(path)) {
      node[segment] ??= {};
      node = node[segment];
    }
  }
  return root;
}

/** As conflicts name it: `.spec.template.spec.containers[name="orders"].image`. */
export function fieldName(path: string): string {
  return split(path)
    .map((segment) => {
      if (segment.startsWith('f:')) return `.${segment.slice(2)}`;
      const keys = Object.entries(JSON.parse(segment.slice(2)));
      return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
    })
    .join('');
}

export function join(path: readonly string[]): string {
  return path.join(SEPARATOR);
}

export function split(path: string): string[] {
  return path.split(SEPARATOR);
}
