import type { Json } from './cluster-state';
import { elementKey, listKeys } from './field-paths';

/** JSON merge patch: null takes a field away. With `strategic`, lists that have keys are merged by them. */
export function mergePatch(target: Json, patch: Json, strategic: boolean, field = ''): Json {
  if (Array.isArray(patch)) {
    const keys = strategic && Array.isArray(target) ? listKeys(field, patch) : undefined;
    if (!keys) return patch;
    const rest = target.filter(
      (item: Json) => !patch.some((each) => elementKey(each, keys) === elementKey(item, keys)),
    );
    const merged = patch.map((item) => {
      const before = target.find((each: Json) => elementKey(each, keys) === elementKey(item, keys));
      return mergePatch(before, item, strategic);
    });
    return [...rest, ...merged];
  }
  if (patch === null || typeof patch !== 'object') return patch;
  const merged = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value, strategic, key);
  }
  return merged;
}

/** JSON patch: `add`, `replace`, `remove`, `test`. Undefined where it can't be applied. */
export function jsonPatch(target: Json, operations: readonly Json[]): Json {
  const root = structuredClone(target);
  for (const { op, path, value } of operations) {
    const parts = String(path)
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = parts.pop() ?? '';
    const parent = parts.reduce((node, part) => node?.[part], root);
    if (parent === undefined || parent === null) return undefined;
    if (op === 'test' && JSON.stringify(parent[last]) !== JSON.stringify(value)) return undefined;
    if (op === 'remove') {
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
    } else if (op === 'add' && Array.isArray(parent))
      parent.splice(last === '-' ? parent.length : Number(last), 0, value);
    else if (op !== 'test') parent[last] = value;
  }
  return root;
}
