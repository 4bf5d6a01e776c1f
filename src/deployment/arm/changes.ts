import type { DeploymentOperation } from '@azure/arm-resources';
import type { ArmClient } from './arm-client';
import { operationsOf } from './deployment-progress';
import { readResourceId, sameId } from './resource-id';

/** What a deployment that did not succeed has changed, and what not. */
export interface Changes {
  /** Ids of what stands as the template says. */
  readonly changed: readonly string[];
  /** Ids of what failed, or was still at work. */
  readonly failed: readonly string[];
  /** Ids of what its turn never came. */
  readonly untouched: readonly string[];
}

const DEPLOYMENT = /^Microsoft\.Resources\/deployments$/i;

/**
 * Looks through the operations of a deployment and of all that it nests.
 *
 * @param expected ids of what it would make, in any subscription; ids that only Azure knows are passed over
 */
export async function changesOf(arm: ArmClient, path: string, expected: readonly string[]): Promise<Changes> {
  const all = await allOperations(arm, path);
  const idOf = ({ properties }: DeploymentOperation) => properties?.targetResource?.id ?? '';
  const stateOf = ({ properties }: DeploymentOperation) => properties?.provisioningState?.toLowerCase();
  const changed = all.filter((each) => stateOf(each) === 'succeeded').map(idOf);
  const failed = all.filter((each) => stateOf(each) !== 'succeeded').map(idOf);
  const begun = [...changed, ...failed].map(placeOf);
  const untouched = expected.filter((id) => !id.includes('[') && !begun.some((other) => sameId(other, placeOf(id))));
  return { changed: sorted(changed), failed: sorted(failed), untouched: sorted(untouched) };
}

async function allOperations(arm: ArmClient, path: string): Promise<DeploymentOperation[]> {
  const operations = await operationsOf(arm, path);
  const isNested = ({ properties }: DeploymentOperation) =>
    DEPLOYMENT.test(properties?.targetResource?.resourceType ?? '');
  const below = await Promise.all(
    operations.filter(isNested).map(({ properties }) => allOperations(arm, properties?.targetResource?.id ?? '')),
  );
  return [...operations.filter((operation) => !isNested(operation)), ...below.flat()];
}

/** A line for each resource group, for people: counts of what is well, names of what is not. */
export function formatChanges({ changed, failed, untouched }: Changes): string {
  if (changed.length === 0 && failed.length === 0) return 'Nothing was changed.';
  const groups = [...new Set([...changed, ...failed, ...untouched].map(groupOf))].sort();
  const lines = groups.map((group) => {
    const within = (ids: readonly string[]) => ids.filter((id) => groupOf(id) === group);
    const parts = [
      `${within(changed).length} changed`,
      ...(within(failed).length > 0 ? [`failed: ${named(within(failed))}`] : []),
      ...(within(untouched).length > 0 ? [`not touched: ${named(within(untouched))}`] : []),
    ];
    return `  ${group}: ${parts.join('; ')}`;
  });
  return ['What is changed, and what is not:', ...lines].join('\n');
}

/** Some by name; the rest is counted. */
const NAMED = 6;

function named(ids: readonly string[]): string {
  const rest = ids.length - NAMED;
  return `${ids.slice(0, NAMED).map(titleOf).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function groupOf(id: string): string {
  return readResourceId(id).group?.toLowerCase() ?? 'subscription';
}

/** `managedClusters aks-orders-prod-blue` */
function titleOf(id: string): string {
  const { type, name } = readResourceId(id);
  return `${type.split('/').at(-1)} ${name}`;
}

function placeOf(id: string): string {
  return id.replace(/^\/subscriptions\/[^/]+/i, '');
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
