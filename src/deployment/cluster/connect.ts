import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Http } from '../http/http';
import type { Tokens } from '../sign-in/tokens';
import { readKubeconfig } from './kubeconfig';
import { KubernetesClient } from './kubernetes-client';

export interface ConnectProps {
  readonly arm: ArmClient;
  readonly http: Http;
  readonly tokens: Tokens;
  /** Resource id of the cluster. */
  readonly id: string;
  readonly signal: AbortSignal;
}

/** The API of a cluster, by what Azure says of it. Neither kubectl nor kubelogin is needed. */
export async function connect({ arm, http, tokens, id, signal }: ConnectProps): Promise<KubernetesClient> {
  const answer = await arm.send('POST', `${id}/listClusterUserCredential`, { apiVersion: API.aks });
  const { kubeconfigs } = answer.body as { kubeconfigs: { value: string }[] };
  const server = readKubeconfig(kubeconfigs[0]?.value ?? '');
  const cluster = id.split('/').at(-1) ?? '';
  return new KubernetesClient({ server, cluster, http, tokens, clock: arm.clock, signal });
}

/** Resource id of a region's cluster. */
export function clusterId(arm: ArmClient, resourceGroup: string, cluster: string): string {
  return `${arm.subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${cluster}`;
}
