/** What a resource id says. */
export interface ResourceId {
  /** @default the subscription's own resources have none */
  readonly group?: string;
  /** `Microsoft.Cdn/profiles/originGroups` */
  readonly type: string;
  /** Of the innermost: `main`. */
  readonly name: string;
}

/** Reads `/subscriptions/…/resourceGroups/<group>/providers/<namespace>/<type>/<name>/<type>/<name>`. */
export function readResourceId(id: string): ResourceId {
  const group = /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
  const [namespace = '', ...rest] =
    id
      .split(/\/providers\//i)
      .at(-1)
      ?.split('/')
      .filter(Boolean) ?? [];
  const types = rest.filter((_, index) => index % 2 === 0);
  const isGroup = !/\/providers\//i.test(id);
  return {
    ...(group === undefined ? {} : { group }),
    type: isGroup ? 'Microsoft.Resources/resourceGroups' : [namespace, ...types].join('/'),
    name: isGroup ? (group ?? '') : (rest.at(-1) ?? ''),
  };
}

/** Azure compares ids without regard to case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
