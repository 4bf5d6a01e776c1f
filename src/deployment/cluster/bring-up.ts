import { parseAllDocuments } from 'yaml';
import { type Applied, apply } from './apply';
import { comesUp } from './comes-up';
import type { KubernetesObject } from './kubernetes-object';
import { type ReachProps, reach } from './reach';
import { applyFromInside } from './run-command';

export interface BringUpProps extends ReachProps {
  /** The region's manifests. */
  readonly yaml: string;
  readonly onProgress: (what: string) => void;
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
  const applied = await apply(client, objects, (what) => onProgress(`waits for ${what}`));
  await comesUp(client, objects, onProgress);
  return applied;
}

export function readManifests(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}
