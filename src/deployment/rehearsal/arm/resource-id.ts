/** Parts of a resource id. */
export interface ParsedId {
  readonly resourceGroup: string | undefined;
  /** Such as Microsoft.Cdn/profiles/routes. */
  readonly type: string;
  readonly name: string;
  /** Id of what it is within: a resource, or the group. */
  readonly parent: string;
}

/** Takes an id apart. Of one that extends another, type and name are those of the extension. */
export function parseId(id: string): ParsedId {
  const at = id.toLowerCase().lastIndexOf('/providers/');
  const resourceGroup = /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
  if (at < 0) {
    return { resourceGroup, type: 'Microsoft.Resources/resourceGroups', name: resourceGroup ?? '', parent: '' };
  }
  const [provider = '', ...segments] = id.slice(at + '/providers/'.length).split('/');
  const types = segments.filter((_, i) => i % 2 === 0);
  const names = segments.filter((_, i) => i % 2 === 1);
  const parent = names.length > 1 ? id.split('/').slice(0, -2).join('/') : id.slice(0, at);
  return { resourceGroup, type: [provider, ...types].join('/'), name: names.join('/'), parent };
}
