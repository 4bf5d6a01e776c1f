import { apply } from '../cluster/apply';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { KubernetesObject } from '../cluster/kubernetes-object';
import { type DeploymentObject, firstAreReady, hasBegun, rollout } from '../cluster/rollout';

/** Milliseconds; an old pod that is not ready, as where a zone is lost, must not hold the new ones for ever. */
const READY_WITHIN = 120_000;

/**
 * Holds a rollout as soon as it has begun, until its first pods are ready and have answered for a while beside all the old
 * ones. Whoever watches breaks it off meanwhile where they answer with errors: then no old pod is gone yet, and going
 * back takes a moment and not the time in which pods start.
 *
 * @param seconds that they have to answer
 */
export async function holdFirstPods(
  client: KubernetesClient,
  deployments: readonly KubernetesObject[],
  seconds: number,
  onProgress: (what: string) => void,
): Promise<void> {
  if (deployments.length === 0) return;
  const wait = (isThere: (live: DeploymentObject) => boolean) =>
    Promise.all(deployments.map((deployment) => rollout({ client, deployment, onProgress, isThere })));
  await wait(hasBegun);
  // Applied as all else: the next apply says nothing of a pause, and so ends it.
  await apply(client, deployments.map(paused));
  const deadline = client.clock.now() + READY_WITHIN;
  await wait((live) => firstAreReady(live) || client.clock.now() > deadline);
  onProgress('the first new pods are asked beside the old ones');
  await client.clock.sleep(seconds * 1000, client.signal);
  await apply(client, deployments);
}

function paused(deployment: KubernetesObject): KubernetesObject {
  const { spec } = deployment as KubernetesObject & { readonly spec?: object };
  return { ...deployment, spec: { ...spec, paused: true } } as KubernetesObject;
}
