import { k8s } from './kubernetes';
import type { RegionChart } from './region-chart';

/**
 * What the alerts of devops/bicep ask for, beyond what Azure's metrics add-on keeps by itself. A test holds the list to
 * the alert rules: a metric that is not kept rings no alert.
 */
export const KEPT_METRICS: Readonly<Record<string, readonly string[]>> = {
  kubestate: [
    'kube_deployment_spec_replicas',
    'kube_deployment_status_replicas_available',
    'kube_horizontalpodautoscaler_spec_max_replicas',
    'kube_horizontalpodautoscaler_spec_min_replicas',
    'kube_horizontalpodautoscaler_status_current_replicas',
    'kube_node_labels',
    'kube_node_status_condition',
    'kube_pod_container_status_waiting_reason',
    'kube_pod_status_phase',
    'kube_poddisruptionbudget_status_expected_pods',
    'kube_poddisruptionbudget_status_pod_disruptions_allowed',
  ],
  'controlplane-apiserver': ['apiserver_request_total'],
};

/** Tells the cluster's metrics add-on what to keep, and that the workload's pods say where theirs are. */
export function metricsSettings(chart: RegionChart): void {
  const kept = Object.entries(KEPT_METRICS).map(([target, metrics]) => `${target} = "${metrics.join('|')}"`);
  new k8s.KubeConfigMap(chart.cluster, 'metrics', {
    // The name and the namespace are the add-on's.
    metadata: { name: 'ama-metrics-settings-configmap', namespace: 'kube-system' },
    data: {
      'schema-version': 'v1',
      'config-version': 'ver1',
      'default-targets-metrics-keep-list': lines([...kept, 'minimalingestionprofile = true']),
      'pod-annotation-based-scraping': lines([`podannotationnamespaceregex = "${chart.workload}"`]),
    },
  });
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
