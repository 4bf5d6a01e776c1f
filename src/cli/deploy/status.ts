import { compileWith } from '../../deployment/bicep/compile-and-predict';
import { once } from '../../deployment/once';
import { startSession } from '../../deployment/session';
import { lookAtEnvironment } from '../../deployment/status/look-at-environment';
import type { EnvironmentStatus } from '../../deployment/status/status';
import { chosenEnvironment } from './chosen-environment';
import type { StatusOptions } from './deploy-options';
import { formatStatus } from './format-status';
import { neededBicep } from './needed-bicep';
import type { Surroundings } from './surroundings';
import { openTarget } from './target';

/** `create-aks-ha status`: what runs where, and what differs from the repository. Changes nothing. */
export async function status(options: StatusOptions, surroundings: Surroundings): Promise<EnvironmentStatus> {
  const { root, env, signal, out, colour } = surroundings;
  const tell = options.json ? () => undefined : surroundings.tell;
  const chosen = chosenEnvironment(root, options.environment);
  const bicep = once(() => neededBicep({ env, signal, tell }));
  const { rehearse = false, fault: faults = [] } = options;
  const target = await openTarget({ rehearse, faults, surroundings, bicep });
  if (target.notice) tell(target.notice);
  try {
    const session = await startSession({
      root,
      ...chosen,
      connection: target.connection,
      env: target.env,
      cloud: options.cloud,
      subscription: options.subscription,
      signal,
      emit: () => undefined,
    });
    const found = await lookAtEnvironment(session, async (request) => compileWith(await bicep())(request));
    out(options.json ? `${JSON.stringify({ type: 'status', ...found })}\n` : formatStatus(found, colour));
    return found;
  } finally {
    await target.close();
  }
}
