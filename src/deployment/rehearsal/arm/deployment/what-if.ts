import type { Cloud } from '../../cloud';
import type { Foreseen } from '../../template/expand';
import { isExpression } from '../../template/parse-expression';
import { parseId } from '../resource-id';
import type { Resource } from '../resources';

/** A difference between what is there and what the template says. */
export interface PropertyChange {
  readonly path: string;
  readonly propertyChangeType: 'Create' | 'Modify' | 'Delete' | 'NoEffect';
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface ResourceChange {
  readonly resourceId: string;
  readonly changeType: 'Create' | 'Modify' | 'NoChange' | 'Ignore' | 'Unsupported';
  readonly before?: object;
  readonly after?: object;
  readonly delta?: readonly PropertyChange[];
  readonly unsupportedReason?: string;
}

/** What a deployment would do, as ARM tells it. Incremental deployments delete nothing, so nothing is ever a Delete. */
export function whatIf(resources: readonly Foreseen[], cloud: Cloud): ResourceChange[] {
  const real = resources.filter(({ type }) => !type.startsWith('Rehearsal.Notes/'));
  const foreseen = real.map((resource) => change(resource, cloud));
  const mentioned = new Set(real.map(({ id }) => id.toLowerCase()));
  const groups = new Set(real.map(({ id }) => parseId(id).resourceGroup?.toLowerCase()));
  const others = cloud.resources
    .all()
    .filter(({ id, type }) => groups.has(parseId(id).resourceGroup?.toLowerCase()) && isListed(type))
    .filter(({ id }) => !mentioned.has(id.toLowerCase()))
    .map((resource) => ({ resourceId: resource.id, changeType: 'Ignore' as const, before: resource, after: resource }));
  return [...foreseen, ...others];
}

/** Children and extensions that the template does not mention are not listed. */
function isListed(type: string): boolean {
  return type.split('/').length === 2 && !/^microsoft\.(authorization|resources)\//i.test(type);
}

function change(resource: Foreseen, cloud: Cloud): ResourceChange {
  const { managedBy, ...after } = resource;
  if (isExpression(resource.id)) {
    const unsupportedReason =
      'Changes to the resource declared at this place cannot be analyzed because its resource ID cannot be calculated until the deployment is under way.';
    return { resourceId: resource.id, changeType: 'Unsupported', unsupportedReason };
  }
  const before = cloud.resources.get(resource.id);
  if (!before) return { resourceId: resource.id, changeType: 'Create', after };
  const delta = [...differences(before, after, ''), ...noise(before, after)];
  const changeType = delta.length > 0 ? 'Modify' : 'NoChange';
  return { resourceId: before.id, changeType, before, after, ...(delta.length > 0 ? { delta } : {}) };
}

/** What the template says and is not so. What it does not say stays, and expressions are taken to come out the same. */
function differences(before: unknown, after: unknown, path: string): PropertyChange[] {
  // What is null is not said.
  if (after === null || (typeof after === 'string' && isExpression(after))) return [];
  if (typeof after === 'object' && !Array.isArray(after)) {
    if (before === null || typeof before !== 'object') {
      return before === undefined ? [{ path, propertyChangeType: 'Create', after }] : [modified(path, before, after)];
    }
    return Object.entries(after)
      .filter(([key]) => path !== '' || !['id', 'type', 'name', 'apiVersion'].includes(key))
      .flatMap(([key, value]) =>
        differences((before as Record<string, unknown>)[key], value, path === '' ? key : `${path}.${key}`),
      );
  }
  if (Array.isArray(after)) {
    if (!Array.isArray(before)) return [{ path, propertyChangeType: 'Create', after }];
    if (before.length !== after.length) return [modified(path, before, after)];
    return after.flatMap((value, i) => differences(before[i], value, `${path}.${i}`));
  }
  if (before === after) return [];
  return before === undefined ? [{ path, propertyChangeType: 'Create', after }] : [modified(path, before, after)];
}

function modified(path: string, before: unknown, after: unknown): PropertyChange {
  return { path, propertyChangeType: 'Modify', before, after };
}

/** Azure shows what its provider has added to a cluster as if the template took it away. */
function noise(before: Resource, after: object): PropertyChange[] {
  if (before.type.toLowerCase() !== 'microsoft.containerservice/managedclusters') return [];
  const said = Object((after as { properties?: object }).properties);
  return ['currentKubernetesVersion', 'maxAgentPools', 'powerState']
    .filter((key) => !(key in said) && key in before.properties)
    .map((key) => ({
      path: `properties.${key}`,
      propertyChangeType: 'Delete' as const,
      before: before.properties[key],
    }));
}
