/** As much of an ARM template as the tests read. */
export interface CompiledTemplate {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, CompiledResource>>;
}

/** A resource by its symbolic name; a module is a nested deployment that carries its template. */
export interface CompiledResource {
  readonly type: string;
  readonly existing?: boolean;
  readonly dependsOn?: readonly string[];
  readonly copy?: { readonly count: unknown };
  readonly properties?: {
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly template?: CompiledTemplate;
  };
}

/** A template and all that it calls, with the way to each. */
export function modulesOf(template: CompiledTemplate, path = 'main'): [path: string, template: CompiledTemplate][] {
  const nested = Object.entries(template.resources).flatMap(([name, { properties }]) =>
    properties?.template ? modulesOf(properties.template, `${path}/${name}`) : [],
  );
  return [[path, template], ...nested];
}

/** Deployments within a template with its loops written out, all of which are over regions. */
export function nestedDeployments({ resources }: CompiledTemplate, regions: number): number {
  return Object.values(resources).reduce((sum, { copy, properties }) => {
    const nested = properties?.template ? 1 + nestedDeployments(properties.template, regions) : 0;
    return sum + (copy ? regions : 1) * nested;
  }, 0);
}

/** Everything in a template that is deployed before one of its resources. */
export function deployedBefore({ resources }: CompiledTemplate, name: string): string[] {
  // One element of a loop is written as [format('stamp[{0}]', copyIndex())].
  const direct = (resources[name]?.dependsOn ?? []).map((other) => other.replace(/^\[format\('(\w+)\[.*/, '$1'));
  return [...new Set(direct.flatMap((other) => [other, ...deployedBefore({ resources }, other)]))];
}
