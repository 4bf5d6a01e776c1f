import { retryAfter } from '../http/retry-after';
import type { ArmAnswer, ArmClient } from './arm-client';
import { ArmError } from './arm-error';
import { pollInterval } from './poll-interval';

interface Operation {
  readonly status?: string;
  readonly properties?: { readonly provisioningState?: string };
  readonly error?: object;
}

const ENDED = /^(succeeded|failed|cancell?ed)$/i;

/**
 * Follows an operation that Azure goes on with by itself, to its end. An operation whose address is forgotten, 404, has
 * ended: whoever asked looks at the resource itself.
 *
 * @returns what stands at its end
 * @throws ArmError where it failed
 */
export async function finish(arm: ArmClient, begun: ArmAnswer): Promise<unknown> {
  const status = begun.header('azure-asyncoperation');
  const location = begun.header('location');
  const address = status ?? location;
  if (!address) return begun.body;
  let wait = pollInterval();
  let asked = retryAfter(begun);
  for (;;) {
    await arm.clock.sleep(asked ?? wait.next, arm.signal);
    wait = wait.after(false);
    const answer = await ask(arm, address);
    if (!answer) return undefined;
    asked = retryAfter(answer);
    const operation = (answer.body ?? {}) as Operation;
    const state = operation.status ?? operation.properties?.provisioningState;
    if (status ? !ENDED.test(state ?? '') : answer.status === 202) continue;
    if (state && /^(failed|cancell?ed)$/i.test(state)) {
      throw new ArmError('GET', address, answer.status, operation.error ? operation : { code: state, message: state });
    }
    return status && location ? ((await ask(arm, location))?.body ?? answer.body) : answer.body;
  }
}

async function ask(arm: ArmClient, address: string): Promise<ArmAnswer | undefined> {
  try {
    return await arm.send('GET', address);
  } catch (error) {
    if (error instanceof ArmError && error.status === 404) return undefined;
    throw error;
  }
}
