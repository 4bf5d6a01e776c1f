import type { Problem } from '../../src/configuration/problem';

/** Does what a problem says would do, on a copy. */
export function applyFix(document: unknown, { path, fix }: Problem): unknown {
  const copy = structuredClone(document);
  if (path.length === 0) return fix.kind === 'set' ? fix.value : copy;
  // biome-ignore lint/suspicious/noExplicitAny: any JSON
  const parent = path.slice(0, -1).reduce<any>((value, key) => value[key], copy);
  const key = path.at(-1) as string | number;
  if (fix.kind === 'set') parent[key] = fix.value;
  else if (fix.kind === 'rename') {
    const entries = Object.entries(parent).map(([name, value]) => [name === key ? fix.to : name, value]);
    for (const name of Object.keys(parent)) delete parent[name];
    Object.assign(parent, Object.fromEntries(entries));
  } else if (Array.isArray(parent)) parent.splice(key as number, 1);
  else delete parent[key];
  return copy;
}
