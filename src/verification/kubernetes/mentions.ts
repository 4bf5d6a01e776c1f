/** The whole name: `aks-orders-blue` does not stand in `aks-orders-blue2`, nor in `aks-orders-blue-nodes`. Azure ignores case. */
export function wholeName(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${literal}(?![\\w-])`, 'i');
}

/** Where a name stands in an object, as paths of fields: `spec.template.spec.containers[0].env[3].value`. */
export function mentionsOf(name: RegExp, value: unknown, path = ''): string[] {
  if (typeof value === 'string') return name.test(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((each, index) => mentionsOf(name, each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => mentionsOf(name, each, path === '' ? key : `${path}.${key}`));
}
