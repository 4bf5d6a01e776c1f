import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { patchedLate } from './patched-late';
import type { ServiceSettings } from './service-settings';

/** Keeps enough copies that the zones which are left can carry a lost one's share at once. */
export function autoscaler(scope: Construct, settings: ServiceSettings): k8s.KubeHorizontalPodAutoscalerV2 {
  const made = new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: { name: settings.name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: settings.name },
      minReplicas: settings.minReplicas,
      maxReplicas: settings.maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: settings.cpuTargetPercent } },
        },
      ],
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
        // Slowly: a lull of five minutes, then at most a quarter of the copies a minute.
        scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] },
      },
    },
  });
  return patchedLate(made);
}
