metadata description = 'Alerts on what a cluster counts: nodes, pods, budgets, autoscalers and its API server.'

@description('Short name of the region.')
param regionName string

@description('Azure location: that of the metrics.')
param location string

@description('Number of availability zones in use.')
param zoneCount int

@description('Name of the AKS cluster.')
param clusterName string

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

resource metrics 'Microsoft.Monitor/accounts@2025-10-03' existing = {
  name: 'amw-${regionName}-${uniqueString(resourceGroup().id)}'
}

// After a restart of kube-state-metrics two series stand for one thing for five minutes: `max by` makes them one.
var ready = 'max by (node) (kube_node_status_condition{condition="Ready",status="true"})'

@description('Zones that have a ready node with a mode. No answer at all is less than any number: a count of nothing is no series, hence absent().')
func missingZone(mode string, nodesReady string, zones int) string =>
  '${readyZones(mode, nodesReady)} < ${zones} or absent(${readyZones(mode, nodesReady)})'

func readyZones(mode string, nodesReady string) string =>
  'count(count by (label_topology_kubernetes_io_zone) (kube_node_labels{label_kubernetes_azure_com_mode="${mode}"} and on (node) ${nodesReady} == 1))'

// A series in the answer is an alert once it has stood `for` so long: longer than a rolling update, a restart or a new node takes.
// Severity 1 is one failure less to survive; 2 is wrong, and no user feels it yet. Each name is a chapter of docs/runbook.md.
var rules = [
  {
    name: 'alert-zone-without-workload-nodes'
    description: 'A zone has no ready node for the workload, or the cluster sends no metrics at all. The other zones carry the region, and there is one failure less to survive.'
    expression: missingZone('user', ready, zoneCount)
    for: 'PT5M'
    severity: 1
  }
  {
    name: 'alert-zone-without-system-nodes'
    description: 'A zone has no ready node for DNS and the control plane of the gateway, or the cluster sends no metrics at all.'
    expression: missingZone('system', ready, zoneCount)
    for: 'PT5M'
    severity: 1
  }
  {
    name: 'alert-node-not-ready'
    description: 'A node does not answer. Its pods are started elsewhere after five minutes.'
    expression: '${ready} == 0'
    for: 'PT10M'
    severity: 2
  }
  {
    name: 'alert-replicas-unavailable'
    description: 'A deployment has fewer available pods than it wants.'
    expression: 'max by (namespace, deployment) (kube_deployment_spec_replicas) - max by (namespace, deployment) (kube_deployment_status_replicas_available) > 0'
    for: 'PT15M'
    severity: 2
  }
  {
    name: 'alert-no-disruption-allowed'
    description: 'A disruption budget allows no pod to be moved. Drains wait for it, and so do upgrades of nodes.'
    expression: 'max by (namespace, poddisruptionbudget) (kube_poddisruptionbudget_status_pod_disruptions_allowed) == 0 and max by (namespace, poddisruptionbudget) (kube_poddisruptionbudget_status_expected_pods) > 0'
    for: 'PT30M'
    severity: 2
  }
  {
    name: 'alert-crash-loop'
    description: 'A container ends again and again, and is started ever more slowly.'
    expression: 'max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[10m])) > 0'
    for: 'PT10M'
    severity: 2
  }
  {
    name: 'alert-pods-pending'
    description: 'A pod finds no node. New nodes come within ten minutes, so none comes: the pools are full, or Azure has no machines or no quota.'
    expression: 'max by (namespace, pod) (kube_pod_status_phase{phase="Pending"}) > 0'
    for: 'PT15M'
    severity: 2
  }
  {
    name: 'alert-autoscaler-at-maximum'
    description: 'A service has as many pods as its autoscaler may start. More load, or the share of a lost region, finds no more of them.'
    expression: 'max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas) >= max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas) > max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_min_replicas)'
    for: 'PT15M'
    severity: 2
  }
  {
    name: 'alert-api-server-errors'
    description: 'More than one request in twenty to the API server fails. What runs goes on; nothing new is placed, scaled or deployed.'
    expression: 'sum(rate(apiserver_request_total{code=~"5.."}[5m])) / sum(rate(apiserver_request_total[5m])) > 0.05'
    for: 'PT10M'
    severity: 2
  }
]

resource group 'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01' = {
  name: 'cluster-${regionName}'
  location: location
  tags: tags
  properties: {
    description: 'Nodes, pods, budgets, autoscalers and the API server of ${clusterName}.'
    enabled: true
    interval: 'PT1M'
    clusterName: clusterName
    scopes: [metrics.id, resourceId('Microsoft.ContainerService/managedClusters', clusterName)]
    rules: [
      for rule in rules: {
        alert: rule.name
        enabled: true
        expression: rule.expression
        for: rule.for
        severity: rule.severity
        labels: { region: regionName }
        annotations: { description: rule.description }
        resolveConfiguration: { autoResolved: true, timeToResolve: 'PT10M' }
        actions: [{ actionGroupId: actionGroupId }]
      }
    ]
  }
}
