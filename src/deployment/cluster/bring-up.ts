import { parseAllDocuments } from 'yaml';
import { type Applied, apply } from './apply';
import { comesUp } from './comes-up';
import type { KubernetesClient } from './kubernetes-client';
import type { KubernetesObject } from './kubernetes-object';
import type { Lease } from './lease';
import { type ReachProps, reach } from './reach';
import { applyFromInside } from './run-command';

export interface BringUpProps extends ReachProps {
  /** The region's manifests. */
  readonly yaml: string;
  readonly onProgress: (what: string) => void;
  /** Takes the cluster. */
  readonly hold: (client: KubernetesClient) => Promise<Lease>;
}

/**
 * Applies a region's manifests and waits until all that they ask for runs.
 *
 * @returns what was applied; nothing is known of it where it went through a private cluster
 */
export async function bringUp(props: BringUpProps): Promise<Applied> {
  const { arm, tokens, id, yaml, onProgress } = props;
  const objects = readManifests(yaml);
  const client = await reach(props);
  if (!client) {
    onProgress('kubectl runs inside of the cluster');
    await applyFromInside({ arm, tokens, id, yaml, objects });
    return { objects: objects.length, changed: objects.length };
  }
  const lease = await props.hold(client);
  try {
    const applied = await apply(lease.client, objects, (what) => onProgress(`waits for ${what}`));
    await comesUp(lease.client, objects, onProgress);
    return applied;
  } finally {
    await lease.release();
  }
}

export function readManifests(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}
