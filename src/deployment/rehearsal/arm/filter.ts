import type { Resource } from './resources';

/** Whether a resource meets a `$filter` as ARM takes it for lists. Without one each does. */
export function meetsFilter(resource: Resource, filter: string | null): boolean {
  if (!filter) return true;
  const tag = /tagName eq '([^']*)'(?: and tagValue eq '([^']*)')?/i.exec(filter);
  if (tag && !hasTag(resource, tag[1] ?? '', tag[2])) return false;
  const type = /resourceType eq '([^']*)'/i.exec(filter)?.[1];
  if (type && resource.type.toLowerCase() !== type.toLowerCase()) return false;
  const name = /(?<![a-z])name eq '([^']*)'/i.exec(filter)?.[1];
  return !name || resource.name.toLowerCase() === name.toLowerCase();
}

/** Names of tags are compared without case, values with it. */
function hasTag({ tags = {} }: Resource, name: string, value: string | undefined): boolean {
  return Object.entries(tags).some(
    ([key, each]) => key.toLowerCase() === name.toLowerCase() && (value === undefined || each === value),
  );
}
