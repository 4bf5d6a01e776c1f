import { AksHaError } from '../../errors/aks-ha-error';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { finish } from '../arm/finish';
import type { Tokens } from '../sign-in/tokens';
import { CLUSTER_SCOPE } from './kubernetes-client';
import type { KubernetesObject } from './kubernetes-object';
import { zipOf } from './zip';

export interface RunCommandProps {
  readonly arm: ArmClient;
  readonly tokens: Tokens;
  /** Resource id of the cluster. */
  readonly id: string;
  /** The manifests. */
  readonly yaml: string;
  readonly objects: readonly KubernetesObject[];
}

const FILE = 'manifests.yaml';
const APPLY = `apply --server-side --force-conflicts --field-manager=create-aks-ha --validate=strict --filename ${FILE}`;

interface CommandResult {
  readonly properties?: { readonly exitCode?: number; readonly logs?: string };
}

/**
 * Applies manifests from inside of a cluster whose API server can't be reached from here: Azure starts a pod that runs
 * kubectl. Slower, and what it says is text; so only where there is no other way.
 *
 * @throws AksHaError E622 with what kubectl said where it fails
 */
export async function applyFromInside(props: RunCommandProps): Promise<void> {
  const rollouts = props.objects.filter(({ kind }) => kind === 'Deployment').map(rolloutStatus);
  await kubectlInside(props, [APPLY, ...rollouts]);
}

/**
 * Applies manifests on trial: what the cluster would refuse is refused while nothing is changed.
 *
 * @throws AksHaError E622 with what kubectl said
 */
export async function tryOutInside(props: RunCommandProps): Promise<void> {
  await kubectlInside(props, [`${APPLY} --dry-run=server`]);
}

/** kubectl's way to wait until all pods of a Deployment are new ones. */
export function rolloutStatus({ metadata: { name, namespace } }: KubernetesObject): string {
  return `rollout status deployment/${name} --namespace ${namespace} --timeout=15m`;
}

/**
 * Runs kubectl inside of a cluster, one command after the other until one fails; the manifests are there as a file.
 *
 * @param commands without their first word, `kubectl`
 * @returns what it said
 * @throws AksHaError E622 with what it said where one fails
 */
export async function kubectlInside(
  { arm, tokens, id, yaml }: RunCommandProps,
  commands: readonly string[],
): Promise<string> {
  if (commands.length === 0) return '';
  const send = async () => {
    const body = {
      command: commands.map((command) => `kubectl ${command}`).join(' && '),
      context: zipOf(FILE, Buffer.from(yaml)).toString('base64'),
      clusterToken: await tokens.get(CLUSTER_SCOPE),
    };
    const begun = await arm.send('POST', `${id}/runCommand`, { apiVersion: API.aks, body });
    return (await finish(arm, begun)) as CommandResult | undefined;
  };
  // Where Azure has forgotten what came of it, applying the same once more changes nothing.
  const { properties } = (await send()) ?? (await send()) ?? {};
  // The operation succeeds also where what it ran did not.
  if (properties?.exitCode === 0) return properties.logs ?? '';
  const words = (properties?.logs ?? 'no reason was given').trim().split('\n').slice(-12).join('\n  ');
  throw new AksHaError({
    code: 'E622',
    source: 'user',
    message: `kubectl failed inside of ${id.split('/').at(-1)}:\n  ${words}`,
    hint: 'Mend what is named above, and deploy again.',
  });
}
