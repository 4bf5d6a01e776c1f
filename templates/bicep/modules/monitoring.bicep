metadata description = 'Where a stamp\'s logs and metrics go, and what is collected of its cluster. Every region has its own: the loss of one blinds no other.'

@description('Short name of the region.')
param regionName string

@description('Azure location.')
param location string

@description('Location of what keeps the metrics.')
param metricsLocation string

@description('Name of the Log Analytics workspace.')
param logWorkspaceName string

@description('Days that logs are kept. Default 30.')
param retentionDays int?

@description('Gigabytes of logs a day at most. Default no cap.')
param dailyCapGb int?

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

module logs 'monitoring-workspace.bicep' = {
  params: {
    name: logWorkspaceName
    location: location
    retentionDays: retentionDays
    dailyCapGb: dailyCapGb
    actionGroupId: actionGroupId
    tags: tags
  }
}

// Paid by the sample. The keep list that the charts put into ama-metrics-settings-configmap is what bounds it; there is no daily cap.
resource metrics 'Microsoft.Monitor/accounts@2025-10-03' = {
  // Azure makes a resource group MA_<name>_<location>_managed for it, which has to be the only one in the subscription.
  name: 'amw-${regionName}-${uniqueString(resourceGroup().id)}'
  location: metricsLocation
  tags: tags
}

// Endpoint, rule and alerts have to be where the workspace is. The cluster may be elsewhere.
resource endpoint 'Microsoft.Insights/dataCollectionEndpoints@2024-03-11' = {
  name: 'dce-${regionName}'
  location: metricsLocation
  tags: tags
  kind: 'Linux'
  properties: { networkAcls: { publicNetworkAccess: 'Enabled' } }
}

resource prometheus 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: 'dcr-prometheus-${regionName}'
  location: metricsLocation
  tags: tags
  kind: 'Linux'
  properties: {
    dataCollectionEndpointId: endpoint.id
    dataSources: {
      prometheusForwarder: [{ name: 'prometheus', streams: ['Microsoft-PrometheusMetrics'], labelIncludeFilter: {} }]
    }
    destinations: { monitoringAccounts: [{ name: 'metrics', accountResourceId: metrics.id }] }
    dataFlows: [{ streams: ['Microsoft-PrometheusMetrics'], destinations: ['metrics'] }]
  }
}

// Logs of containers, events and the list of pods: without performance counters, which Prometheus has already.
var containerStreams = ['Microsoft-ContainerLogV2', 'Microsoft-KubeEvents', 'Microsoft-KubePodInventory']

resource containers 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: 'dcr-containers-${regionName}'
  location: location
  tags: tags
  kind: 'Linux'
  dependsOn: [logs]
  properties: {
    dataSources: {
      extensions: [
        {
          name: 'ContainerInsightsExtension'
          extensionName: 'ContainerInsights'
          streams: containerStreams
          extensionSettings: {
            dataCollectionSettings: {
              interval: '5m'
              // What AKS runs for itself, and keeps running, would be most of the rows.
              namespaceFilteringMode: 'Exclude'
              namespaces: ['kube-system', 'gatekeeper-system']
              enableContainerLogV2: true
            }
          }
        }
      ]
    }
    destinations: {
      logAnalytics: [
        {
          name: 'logs'
          workspaceResourceId: resourceId('Microsoft.OperationalInsights/workspaces', logWorkspaceName)
        }
      ]
    }
    dataFlows: [{ streams: containerStreams, destinations: ['logs'] }]
  }
}
