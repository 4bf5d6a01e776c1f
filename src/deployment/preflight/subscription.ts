import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { ArmError } from '../arm/arm-error';
import type { Check } from './finding';

/** Whether the subscription is there for whoever is signed in, and takes changes. */
export function subscriptionCheck(arm: ArmClient): Check {
  return {
    name: 'subscription',
    run: async () => {
      const found = await arm
        .get<{ state?: string; displayName?: string }>(arm.subscription, { apiVersion: API.subscriptions })
        .catch(missing);
      const fix = 'Look: az account list --all --output table. Then give the right one: --subscription <id>';
      if (!found) {
        const what = `The subscription ${arm.subscriptionId} is not there for whoever is signed in.`;
        return [{ check: 'subscription', severity: 'obstacle', what, fix, isAboutRights: true }];
      }
      if (found.state === 'Enabled') return [];
      const what = `The subscription ${found.displayName ?? arm.subscriptionId} is ${found.state ?? 'in no known state'}: it takes no changes.`;
      return [{ check: 'subscription', severity: 'obstacle', what, fix }];
    },
  };
}

function missing(error: unknown): undefined {
  if (error instanceof ArmError && error.status === 404) return undefined;
  throw error;
}
