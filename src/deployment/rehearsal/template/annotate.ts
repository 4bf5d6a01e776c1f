import { type ArmTemplate, isModule, type TemplateOutput, type TemplateResource, templateOf } from './arm-template';

/** Types of the notes that are added as resources. No provider of that name exists. */
export const MODULE_NOTE = 'Rehearsal.Notes/modules';
export const OUTPUTS_NOTE = 'Rehearsal.Notes/outputs';

/** What a note on a resource tells, once it is expanded. */
export interface Place {
  /** Name of the deployment that the resource belongs to. */
  readonly deployment: string;
  /** Name within its template; in templates without names, its place in the list. */
  readonly symbol: string;
  /** Name of the loop that makes it: templates without names wait for that. */
  readonly loop: string;
  /** Which one of a loop. */
  readonly index: number;
  /** What it waits for: symbols, elements of loops (`pool[1]`) or resource ids. */
  readonly dependsOn: readonly string[];
  /** Of a loop that makes only some at a time: how many. 0: all. */
  readonly batchSize: number;
}

/**
 * A copy of a template that tells of itself when it is expanded. A snapshot is a flat list of resources, without
 * modules, their outputs and the order. So each resource gets a note, in `managedBy`, a field that stays as it is given
 * and is of no other use here; each module and its outputs get a resource that stands for them.
 */
export function annotate(template: ArmTemplate): ArmTemplate {
  const entries = symbols(template).filter(([, resource]) => !resource.existing);
  const annotated = entries.flatMap(([symbol, resource]): [string, TemplateResource][] => {
    if (!isModule(resource)) return [[symbol, withPlace(symbol, resource)]];
    return [
      [symbol, withTemplate(resource)],
      [`rehearsalModule_${symbol}`, moduleNote(symbol, resource)],
    ];
  });
  const existing = symbols(template).filter(([, resource]) => resource.existing);
  const all = [...existing, ...annotated, ['rehearsalOutputs', outputsNote(template)] as [string, TemplateResource]];
  const resources = Array.isArray(template.resources) ? all.map(([, resource]) => resource) : Object.fromEntries(all);
  return { ...template, resources };
}

function symbols(template: ArmTemplate): [string, TemplateResource][] {
  return Object.entries(template.resources as Record<string, TemplateResource>);
}

function withPlace(symbol: string, resource: TemplateResource): TemplateResource {
  return { ...resource, managedBy: `[string(${placeExpression(symbol, resource)})]` };
}

function withTemplate(module: TemplateResource): TemplateResource {
  const template = templateOf(module);
  if (!template) return module;
  return { ...module, properties: { ...(module.properties as object), template: annotate(template) } };
}

/** Stands for the module beside it. It has its loop and condition, but for the loop's name, which must be its own. */
function moduleNote(symbol: string, module: TemplateResource): TemplateResource {
  const rename = (text: string) =>
    module.copy ? text.replaceAll(`copyIndex('${module.copy.name}')`, 'copyIndex()') : text;
  const { copy, condition, name, resourceGroup } = module;
  return {
    type: MODULE_NOTE,
    apiVersion: '2025-01-01',
    name: rename(name),
    ...(condition === undefined ? {} : { condition: typeof condition === 'string' ? rename(condition) : condition }),
    // One at a time or all at once: told in the note, not to Bicep.
    ...(copy ? { copy: { name: `rehearsalModule_${symbol}`, count: copy.count } } : {}),
    properties: {
      place: rename(`[string(${placeExpression(symbol, module)})]`),
      ...(resourceGroup === undefined ? {} : { resourceGroup: rename(resourceGroup) }),
    },
  };
}

function outputsNote(template: ArmTemplate): TemplateResource {
  const outputs = Object.entries(template.outputs ?? {});
  const copies = outputs.flatMap(([name, { copy }]) => (copy ? [loop(name, copy)] : []));
  const values = outputs.filter(([, output]) => !output.copy).map(([name, { value }]) => [name, value]);
  return {
    type: OUTPUTS_NOTE,
    apiVersion: '2025-01-01',
    name: 'outputs',
    properties: {
      deployment: '[deployment().name]',
      values: { ...Object.fromEntries(values), ...(copies.length > 0 ? { copy: copies } : {}) },
    },
  };
}

/** A loop of a property names itself in `copyIndex`; one of an output does not. */
function loop(name: string, { count, input }: NonNullable<TemplateOutput['copy']>): object {
  return { name, count, input: JSON.parse(JSON.stringify(input).replaceAll('copyIndex()', `copyIndex('${name}')`)) };
}

function placeExpression(symbol: string, { copy, dependsOn = [] }: TemplateResource): string {
  const parts = [
    `'deployment', deployment().name`,
    `'symbol', '${symbol.replaceAll("'", "''")}'`,
    `'loop', ${argument(copy?.name ?? '')}`,
    `'index', ${copy ? 'copyIndex()' : 0}`,
    `'batchSize', ${copy?.mode?.toLowerCase() === 'serial' ? (copy.batchSize ?? 1) : 0}`,
    `'dependsOn', createArray(${dependsOn.map(argument).join(', ')})`,
  ];
  return `createObject(${parts.join(', ')})`;
}

/** A value of a template as an argument of a function. */
function argument(value: string): string {
  if (value.startsWith('[') && value.endsWith(']') && !value.startsWith('[[')) return value.slice(1, -1);
  return `'${value.replaceAll("'", "''")}'`;
}
