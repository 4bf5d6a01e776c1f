import type { DeploymentExtended } from '@azure/arm-resources';
import { AksHaError } from '../../errors/aks-ha-error';
import { explain, formatCauses } from '../error-rules/explain';
import type { ArmClient } from './arm-client';
import { causesOf } from './causes';
import { changesOf, formatChanges } from './changes';
import { deploymentProgress, type PartProgress, type SeenOperations } from './deployment-progress';
import { cancelledOutside, findDeployment, isRunning, pathOf } from './deployments';
import { pollInterval } from './poll-interval';

export interface FollowProps {
  readonly name: string;
  /** Regions that it deploys: each costs a request at each look. */
  readonly regions: number;
  /** Ids of what it would make: told where it does not come to that. @default they are not known */
  readonly expected?: readonly string[];
  readonly onProgress: (parts: readonly PartProgress[]) => void;
}

/** Requests a second at most; Azure refills 25 a second for each subscription and person. */
export const MAX_RATE = 5;

/**
 * Follows a deployment by its name to its end. That needs no state and no address that Azure might forget: any process
 * on any machine can do it.
 *
 * @throws AksHaError E620 with the reasons where it failed, E631 where it was cancelled
 */
export async function followDeployment(arm: ArmClient, props: FollowProps): Promise<DeploymentExtended> {
  const { name, regions, expected = [], onProgress } = props;
  // Whether it has ended is one request, each second at most; how far each region is, several of each region.
  const pause = ((1 + 4 * regions) / (MAX_RATE - 1)) * 1000;
  let wait = pollInterval();
  let lookAgain = arm.clock.now();
  let before = '';
  const seen: SeenOperations = new Map();
  for (;;) {
    const deployment = await findDeployment(arm, name);
    if (deployment && !isRunning(deployment)) {
      if (deployment.properties?.provisioningState === 'Succeeded') return deployment;
      throw notSucceeded(deployment, name, await whatIsChanged(arm, name, expected));
    }
    if (deployment && arm.clock.now() >= lookAgain) {
      const parts = await deploymentProgress(arm, name, seen);
      const now = JSON.stringify(parts);
      if (now !== before) onProgress(parts);
      wait = wait.after(now !== before);
      before = now;
      lookAgain = arm.clock.now() + pause;
    } else wait = wait.after(false);
    await arm.clock.sleep(wait.next, arm.signal);
  }
}

/** Where even that can't be had, the reasons alone are told. */
async function whatIsChanged(arm: ArmClient, name: string, expected: readonly string[]): Promise<string> {
  try {
    return formatChanges(await changesOf(arm, pathOf(arm, name), expected));
  } catch (error) {
    if (arm.signal.aborted) throw error;
    return 'What it has changed could not be found out: create-aks-ha status.';
  }
}

function notSucceeded({ properties }: DeploymentExtended, name: string, changes: string): AksHaError {
  const { provisioningState, error } = properties ?? {};
  if (/^cancell?ed$/i.test(provisioningState ?? '')) return cancelledOutside(name, changes);
  const causes = causesOf(error ?? { code: provisioningState ?? 'Failed', message: 'Azure gives no reason.' });
  return new AksHaError({
    code: 'E620',
    source: 'azure',
    message: `The deployment ${name} failed:\n${formatCauses(causes)}\n${changes}`,
    hint: explain(causes[0])?.fix ?? 'Mend what Azure names, then run the same command again: it goes on where it was.',
  });
}
