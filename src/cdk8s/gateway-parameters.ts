import { Yaml } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { podPlacement } from './pod-placement';
import { survivableCpuPercent } from './service-settings';

/**
 * What AKS merges into the Deployment, autoscaler and budget that it makes for a Gateway. Fields outside of its allow
 * list are refused: there is no way to set shutdown or security here, and its budget knows minAvailable only.
 * @param zones how many availability zones the region has
 */
export function gatewayParameters(
  scope: Construct,
  zones: number,
  gateway: { readonly name: string; readonly namespace: string },
): k8s.KubeConfigMap {
  const placement = podPlacement({ 'gateway.networking.k8s.io/gateway-name': gateway.name });
  const cpu = {
    name: 'cpu',
    target: { type: 'Utilization', averageUtilization: Math.floor(0.9 * survivableCpuPercent(zones)) },
  };
  const proxy = { name: 'istio-proxy', resources: { requests: { cpu: '250m', memory: '256Mi' } } };
  return new k8s.KubeConfigMap(scope, 'parameters', {
    metadata: { name: `${gateway.name}-gateway`, namespace: gateway.namespace },
    data: {
      deployment: Yaml.stringify({
        spec: { template: { spec: { containers: [proxy], ...placement } } },
      }),
      horizontalPodAutoscaler: Yaml.stringify({
        spec: { minReplicas: zones, maxReplicas: 3 * zones, metrics: [{ type: 'Resource', resource: cpu }] },
      }),
      podDisruptionBudget: Yaml.stringify({
        spec: { minAvailable: zones - 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      }),
    },
  });
}
