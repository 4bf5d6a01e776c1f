import { createHash } from 'node:crypto';
import { AksHaError } from '../../errors/aks-ha-error';
import { allowed } from '../cluster/apply';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { Lease } from '../cluster/lease';
import { digestOf, shortDigest } from './digest';
import { holderOf } from './holder';
import { lookInto, type RunningRegion } from './running';
import type { Version } from './version';

export interface HoldProps {
  readonly client: KubernetesClient;
  readonly workload: string;
  /** Tells who deploys. */
  readonly env: NodeJS.ProcessEnv;
  /** What the region ran when it was planned. */
  readonly planned: RunningRegion | undefined;
  readonly onProgress: (what: string) => void;
}

/**
 * Takes a region for one version, before anything of it is changed. Two deployments of the same do it one after the
 * other, and the second finds it done; of two that differ the second is refused, also where the first has ended since the
 * second was planned: otherwise each region could end with what came last to it, and not all with the same.
 *
 * @throws AksHaError E634 where somebody brings another version to it, E636 where somebody has
 */
export async function holdRegion(props: HoldProps, version: Version): Promise<Lease> {
  const { client, workload, env, planned, onProgress } = props;
  const onWait = (what: string) => onProgress(`waits for ${what}`);
  await allowed(client, onWait);
  const purpose = createHash('sha256').update(JSON.stringify(version)).digest('hex');
  const holder = holderOf(env, digestOf(version.objects, workload));
  const lease = await Lease.take({ client, claim: { workload, holder, purpose }, onWait });
  return lease.begin(async () => {
    const now = await lookInto(client, workload);
    if (lease.purposeBefore !== purpose && hasMovedOn(planned, now)) throw movedOn(client.cluster, planned, now);
    return lease;
  });
}

/** An update that was broken off is gone on with by whoever comes next, planned or not; one that nobody saw is not compared. */
function hasMovedOn(planned: RunningRegion | undefined, now: RunningRegion): boolean {
  if (!planned || now.updating || (planned.isServing && planned.digest === undefined)) return false;
  return planned.digest !== now.digest || planned.previous?.at !== now.previous?.at;
}

function movedOn(cluster: string, planned: RunningRegion | undefined, now: RunningRegion): AksHaError {
  return new AksHaError({
    code: 'E636',
    source: 'user',
    message: `Somebody else has brought ${cluster} from ${shortDigest(planned?.digest)} to ${shortDigest(now.digest)} since this deployment was planned. Nothing was changed in it.`,
    hint: 'Run the same command again: it plans anew, from what runs now.',
  });
}
