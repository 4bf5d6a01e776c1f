import type { ErrorResponse, WhatIfChange, WhatIfPropertyChange } from '@azure/arm-resources';
import { API } from './api-versions';
import type { ArmClient } from './arm-client';
import { ArmError } from './arm-error';
import { type DeploymentContent, pathOf, requestOf } from './deployments';
import { finish } from './finish';
import { isNoise } from './what-if-noise';

/** What a deployment would change, without what only looks like a change. */
export interface Preview {
  readonly create: readonly string[];
  /** Resource id → paths of the properties that change. */
  readonly change: readonly { readonly id: string; readonly properties: readonly string[] }[];
  readonly remove: readonly string[];
  /** Resources that stay as they are, and those whose changes are known to be none. */
  readonly unchanged: number;
  /** Resources that Azure can't foretell. */
  readonly unknown: readonly string[];
}

interface WhatIfBody {
  readonly status?: string;
  readonly error?: ErrorResponse;
  readonly properties?: { readonly changes?: readonly WhatIfChange[] };
}

/** Azure may forget an operation; it is only a question, so it is asked again. */
const ATTEMPTS = 3;
const FORGOTTEN = { code: 'OperationNotFound', message: 'Azure has forgotten the operation, and its result with it.' };

/**
 * Asks Azure what a deployment would change, and changes nothing.
 *
 * @throws ArmError where the deployment would be refused; Azure tells that with HTTP 200 too
 */
export async function whatIf(arm: ArmClient, content: DeploymentContent): Promise<Preview> {
  const path = `${pathOf(arm, content.name)}/whatIf`;
  for (let attempt = 1; ; attempt += 1) {
    const begun = await arm.send('POST', path, { apiVersion: API.deployments, body: whatIfRequest(content) });
    const result = (await finish(arm, begun)) as WhatIfBody | undefined;
    if (result?.error) throw new ArmError('POST', path, 400, result);
    // No answer is not an empty one: nothing of what would be changed is known.
    if (result?.properties?.changes) return summarize(result.properties.changes);
    if (attempt === ATTEMPTS) throw new ArmError('POST', path, 404, FORGOTTEN);
  }
}

function whatIfRequest(content: DeploymentContent): object {
  const request = requestOf(content) as { location: string; properties: object };
  return {
    ...request,
    properties: { ...request.properties, whatIfSettings: { resultFormat: 'FullResourcePayloads' } },
  };
}

/** The changes in a few words; sorted, so that two previews compare. */
export function summarize(changes: readonly WhatIfChange[]): Preview {
  const of = (type: string) =>
    changes
      .filter(({ changeType }) => changeType === type)
      .map(({ resourceId = '' }) => resourceId)
      .sort();
  const modified = changes
    .filter(({ changeType }) => changeType === 'Modify')
    .map(({ resourceId: id = '', delta = [] }) => ({
      id,
      properties: delta
        .flatMap((each) => pathsOf(each))
        .filter((property) => !isNoise(id, property))
        .sort(),
    }));
  const change = modified.filter(({ properties }) => properties.length > 0);
  return {
    create: of('Create'),
    change: change.sort((one, other) => (one.id < other.id ? -1 : 1)),
    remove: of('Delete'),
    unchanged: of('NoChange').length + modified.length - change.length,
    unknown: [...of('Unsupported'), ...of('Deploy')],
  };
}

function pathsOf({ path, propertyChangeType, children }: WhatIfPropertyChange, outer = ''): string[] {
  if (propertyChangeType === 'NoEffect') return [];
  const own = outer === '' ? path : `${outer}.${path}`;
  // An array compares by its places, which tells nobody anything.
  if (propertyChangeType === 'Array' || !children?.length) return [own];
  return children.flatMap((child) => pathsOf(child, own));
}
