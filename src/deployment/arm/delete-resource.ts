import type { ArmClient } from './arm-client';
import { ArmError } from './arm-error';
import { finish } from './finish';
import { pollInterval } from './poll-interval';

export interface DeleteCall {
  readonly apiVersion: string;
  /** Beside the version, for the deletion alone. */
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * Deletes a resource or a group, and waits until it is gone. One that is not there, be it by a deletion whose answer was
 * lost, is gone already. Where Azure has forgotten the operation, the resource itself tells.
 *
 * @throws ArmError where Azure refuses
 */
export async function deleteResource(
  arm: ArmClient,
  id: string,
  { apiVersion, query = {} }: DeleteCall,
): Promise<void> {
  try {
    await finish(arm, await arm.send('DELETE', id, { apiVersion, query }));
  } catch (error) {
    if (error instanceof ArmError && error.status === 404) return;
    throw error;
  }
  for (let wait = pollInterval(); ; wait = wait.after(false)) {
    const found = await arm.find<{ properties?: { provisioningState?: string } }>(id, { apiVersion });
    if (!/^deleting$/i.test(found?.properties?.provisioningState ?? '')) return;
    await arm.clock.sleep(wait.next, arm.signal);
  }
}
