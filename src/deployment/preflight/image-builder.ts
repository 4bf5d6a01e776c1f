import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { hasDocker } from '../image/docker';
import type { Check } from './finding';

/**
 * Offers that are paid from a credit of Azure's, by the `quotaId` of a subscription. Their registries build nothing: task
 * runs are paused there (https://learn.microsoft.com/azure/container-registry/container-registry-tasks-overview), and
 * Azure tells it only when it is asked for one, after a quarter of an hour.
 */
const ON_CREDIT = /^(FreeTrial|AzureForStudents|AzurePass|DreamSpark)_/;

export interface ImageBuilderProps {
  readonly arm: ArmClient;
  /** Whether the registry is to build even where there is Docker. */
  readonly isBuiltInRegistry: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Whether anybody can build the image: Docker on this machine, or the registry. */
export function imageBuilderCheck({ arm, isBuiltInRegistry, env, signal }: ImageBuilderProps): Check {
  return {
    name: 'image builder',
    run: async () => {
      const { subscriptionPolicies } = await arm.get<{ subscriptionPolicies?: { quotaId?: string } }>(
        arm.subscription,
        { apiVersion: API.subscriptions },
      );
      const offer = subscriptionPolicies?.quotaId ?? '';
      if (!ON_CREDIT.test(offer) || (!isBuiltInRegistry && (await hasDocker(env, signal)))) return [];
      const docker = isBuiltInRegistry
        ? 'Leave --build-in-registry out, with Docker running'
        : 'Install and start Docker';
      return [
        {
          check: 'image builder',
          severity: 'warning',
          what: `The subscription is paid from a credit (${offer}), where Azure pauses the builds of registries; Docker is not used, so the image may not be built.`,
          fix: `${docker}: then this machine builds. Or ask Azure support to allow ACR Tasks: https://aka.ms/azuresupport`,
        },
      ];
    },
  };
}
