import { AksHaError } from '../../errors/aks-ha-error';
import { pollInterval } from '../arm/poll-interval';
import type { KubernetesClient } from './kubernetes-client';
import { type KubernetesObject, titleOf } from './kubernetes-object';

interface Gateway extends KubernetesObject {
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

/** Milliseconds that a load balancer and its address may take. */
const PATIENCE = 900_000;

/**
 * Waits until a Gateway has its address and takes requests.
 *
 * @throws AksHaError E622 with what the cluster says of it
 */
export async function gatewayProgrammed(client: KubernetesClient, gateway: KubernetesObject): Promise<void> {
  const { clock, signal, cluster } = client;
  const { apiVersion, metadata } = gateway;
  const path = `/apis/${apiVersion}/namespaces/${metadata.namespace}/gateways/${metadata.name}`;
  const deadline = clock.now() + PATIENCE;
  for (let wait = pollInterval(); ; wait = wait.after(false)) {
    const conditions = (await client.get<Gateway>(path)).status?.conditions ?? [];
    const programmed = conditions.find(({ type }) => type === 'Programmed');
    if (programmed?.status === 'True') return;
    if (clock.now() > deadline) {
      throw new AksHaError({
        code: 'E622',
        source: 'azure',
        message: `${titleOf(gateway)} gets no address in ${cluster}: ${programmed?.message ?? programmed?.reason ?? 'the cluster says nothing of it'}`,
        hint: `Look at it: kubectl describe gateway ${metadata.name} --namespace ${metadata.namespace}. Then run the same command again.`,
      });
    }
    await clock.sleep(wait.next, signal);
  }
}
