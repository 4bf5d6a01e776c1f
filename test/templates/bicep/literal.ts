export const isIdentifier = (text: string): boolean => /^[a-z_]\w*$/i.test(text);

/** A value as Bicep writes it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return `${value}`;
  const properties = Object.entries(value).map(
    ([key, item]) => `${isIdentifier(key) ? key : literal(key)}: ${literal(item)}`,
  );
  return `{ ${properties.join(', ')} }`;
}
