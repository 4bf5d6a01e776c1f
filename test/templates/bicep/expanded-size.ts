import type { CompiledResource, CompiledTemplate } from './compiled-template';

/** What a deployment of main.bicep is given: the values of its parameters. */
export interface Given {
  readonly config: { readonly regions: readonly unknown[] } & Readonly<Record<string, unknown>>;
  readonly stamps: Readonly<Record<string, unknown>>;
}

/** Bytes of a value as JSON, as ARM sends and counts it. */
export const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/** How often a resource of main.bicep is there: every loop of it is one over regions. */
export const copies = ({ copy }: CompiledResource, { config }: Given): number => (copy ? config.regions.length : 1);

/** A resource with the values that its parameters take: in a copy of a loop, ARM holds both. */
export function expandedSize(resource: CompiledResource, given: Given): number {
  return size(resource) + valuesOf(resource, given).reduce<number>((sum, value) => sum + size(value), 0);
}

/** main.bicep as ARM counts it: with its loops written out. */
export function expandedTemplate({ resources, ...rest }: CompiledTemplate, given: Given): number {
  return Object.values(resources).reduce(
    (sum, resource) => sum + copies(resource, given) * expandedSize(resource, given),
    size(rest),
  );
}

/** Whatever the parameters of a module refer to; of what is chosen by region, the largest. */
function valuesOf({ properties }: CompiledResource, { config, stamps }: Given): unknown[] {
  const text = JSON.stringify(properties?.parameters ?? {});
  const settings = [...text.matchAll(/parameters\('config'\)(?:\.(\w+)|, '(\w+)')/g)];
  return [
    ...settings.map(([, direct, optional]) => config[direct ?? optional ?? '']),
    ...(text.includes('"[parameters(\'config\')]"') ? [config] : []),
    ...(text.includes("parameters('stamps')[") ? [largest(Object.values(stamps))] : []),
    ...(text.includes("variables('regions')[copyIndex()]") ? [largest(config.regions)] : []),
  ];
}

const largest = (values: readonly unknown[]): unknown =>
  values.reduce((most, value) => (size(value) > size(most) ? value : most), '');
