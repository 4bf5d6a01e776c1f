import type { k8s } from './kubernetes';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/**
 * Where the scheduler may put the pods with these labels: evenly over the zones, preferably each on its own node.
 * Plain data, with no classes of the model in it: it goes into the gateway's ConfigMap too.
 */
export function podPlacement(labels: Record<string, string>) {
  // A new one each time: YAML would write a shared one as an anchor, which the readers of a ConfigMap need not know.
  const labelSelector = (): k8s.LabelSelector => ({ matchLabels: { ...labels } });
  return {
    topologySpreadConstraints: [
      {
        topologyKey: ZONE,
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: labelSelector(),
        // The nodes of a lost zone are tainted: ignoring them lets its pods move. No minDomains, for the same reason.
        nodeTaintsPolicy: 'Honor',
        // Counts each version by itself: the old pods of a rollout would leave the new ones skewed.
        matchLabelKeys: ['pod-template-hash'],
      },
      {
        topologyKey: HOST,
        maxSkew: 1,
        // A wish: with as many pods as nodes a demand would stop every rollout.
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: labelSelector(),
        matchLabelKeys: ['pod-template-hash'],
      },
    ],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: HOST, labelSelector: labelSelector() } },
        ],
      },
    },
    // Kubernetes waits 300 s before it replaces the pods of a node that is gone.
    tolerations: ['not-ready', 'unreachable'].map((state) => ({
      key: `node.kubernetes.io/${state}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 60,
    })),
  } satisfies Partial<k8s.PodSpec>;
}
