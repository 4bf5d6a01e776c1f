/** A resource that a deployment would make, as `bicep snapshot` predicts it; what only Azure knows stays an expression. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  /** With the names of its parents: `aks-orders-prod-blue/u1ogbfgc`. */
  readonly name: string;
  readonly location?: string;
  readonly zones?: readonly string[];
  readonly sku?: { readonly name: string };
  // The shape belongs to the type of the resource; whoever reads it knows.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly properties: any;
}

export type Resources = readonly Resource[];

export function ofType(resources: Resources, type: string): Resource[] {
  return resources.filter((resource) => resource.type.toLowerCase() === type.toLowerCase());
}

/** The only one of a type whose name begins so. */
export function childrenOf(resources: Resources, type: string, parent: string): Resource[] {
  return ofType(resources, type).filter(({ name }) => name.startsWith(`${parent}/`));
}

export function inGroup(resources: Resources, group: string): Resource[] {
  return resources.filter(({ id }) => id.toLowerCase().includes(`/resourcegroups/${group.toLowerCase()}/`));
}

/** How a finding names a resource. */
export function placeOfResource({ type, name }: Resource): string {
  return `devops/bicep: ${type} ${name}`;
}
