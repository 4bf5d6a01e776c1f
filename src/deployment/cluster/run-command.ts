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

interface CommandResult {
  readonly properties?: { readonly exitCode?: number; readonly logs?: string };
}

/**
 * Applies manifests from inside of a cluster whose API server can't be reached from here: Azure starts a pod that runs
 * kubectl. Slower, and what it says is text; so only where there is no other way.
 *
 * @throws AksHaError E622 with what kubectl said where it fails
 */
export async function applyFromInside({ arm, tokens, id, yaml, objects }: RunCommandProps): Promise<void> {
  const send = async () => {
    const body = {
      command: commandFor(objects),
      context: zipOf(FILE, Buffer.from(yaml)).toString('base64'),
      clusterToken: await tokens.get(CLUSTER_SCOPE),
    };
    const begun = await arm.send('POST', `${id}/runCommand`, { apiVersion: API.aks, body });
    return (await finish(arm, begun)) as CommandResult | undefined;
  };
  // Where Azure has forgotten what came of it, applying the same once more changes nothing.
  const { properties } = (await send()) ?? (await send()) ?? {};
  // The operation succeeds also where what it ran did not.
  if (properties?.exitCode === 0) return;
  const words = (properties?.logs ?? 'no reason was given').trim().split('\n').slice(-12).join('\n  ');
  throw new AksHaError({
    code: 'E622',
    source: 'user',
    message: `kubectl failed inside of ${id.split('/').at(-1)}:\n  ${words}`,
    hint: 'Mend what is named above, and deploy again.',
  });
}

function commandFor(objects: readonly KubernetesObject[]): string {
  const rollouts = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(
      ({ metadata }) =>
        `kubectl rollout status deployment/${metadata.name} --namespace ${metadata.namespace} --timeout=15m`,
    );
  const apply = `kubectl apply --server-side --force-conflicts --field-manager=create-aks-ha --validate=strict --filename ${FILE}`;
  return [apply, ...rollouts].join(' && ');
}
