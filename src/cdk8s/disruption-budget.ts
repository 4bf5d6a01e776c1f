import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { selectorLabels } from './labels';
import { patchedLate } from './patched-late';
import type { ServiceSettings } from './service-settings';

/** How many copies a drain may stop at once. */
export function disruptionBudget(scope: Construct, settings: ServiceSettings): k8s.KubePodDisruptionBudget {
  const { name, maxUnavailable } = settings;
  const made = new k8s.KubePodDisruptionBudget(scope, 'budget', {
    metadata: { name },
    spec: {
      selector: { matchLabels: selectorLabels(name) },
      maxUnavailable:
        typeof maxUnavailable === 'number'
          ? k8s.IntOrString.fromNumber(maxUnavailable)
          : k8s.IntOrString.fromString(maxUnavailable),
      // A copy that crashes again and again would otherwise hold every drain up.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
  return patchedLate(made);
}

/** How many copies the budget lets go when there are `replicas`; Kubernetes rounds a percentage up. */
export function allowedDisruptions(maxUnavailable: number | string, replicas: number): number {
  if (typeof maxUnavailable === 'number') return maxUnavailable;
  return Math.ceil((replicas * Number(maxUnavailable.replace(/%$/, ''))) / 100);
}
