import type { Construct } from 'constructs';
import { k8s } from './kubernetes';

/** What a container counts for that says nothing of itself; without numbers the scheduler would take it for nothing. */
const DEFAULTS = { cpu: '100m', memory: '128Mi' };

/** Bounds of the workload's namespace: for whoever adds to it by hand, or gets in. */
export function namespaceLimits(scope: Construct): void {
  const quantity = (text: string) => k8s.Quantity.fromString(text);
  new k8s.KubeResourceQuota(scope, 'quota', {
    metadata: { name: 'quota' },
    // A Service with an address of its own would be a way around Front Door.
    spec: { hard: { 'services.loadbalancers': quantity('0'), 'services.nodeports': quantity('0') } },
  });
  new k8s.KubeLimitRange(scope, 'limits', {
    metadata: { name: 'limits' },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: { cpu: quantity(DEFAULTS.cpu), memory: quantity(DEFAULTS.memory) },
          // No limit of CPU: a container that is throttled fails its probes.
          default: { memory: quantity(DEFAULTS.memory) },
        },
      ],
    },
  });
}
