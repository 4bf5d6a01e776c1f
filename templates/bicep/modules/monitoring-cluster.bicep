metadata description = 'Sends what a stamp\'s cluster tells to where monitoring.bicep keeps it, and raises the alarm on it.'

import { resourceHealthAlert } from 'resource-health.bicep'

@description('Short name of the region.')
param regionName string

@description('Azure location.')
param location string

@description('Location of what keeps the metrics.')
param metricsLocation string

@description('Number of availability zones in use.')
param zoneCount int

@description('Name of the AKS cluster.')
param clusterName string

@description('Resource group that AKS made for the nodes.')
param nodeResourceGroup string

@description('Name of the Log Analytics workspace.')
param logWorkspaceName string

@description('Name of the security group of the nodes.')
param securityGroupName string

@description('Name of the NAT gateway.')
param egressName string

@description('Name of the identity that alerts look into Azure Resource Graph with.')
param identityName string

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' existing = {
  name: securityGroupName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logWorkspaceName
}

// Without these two nothing arrives, whatever the rules say. The second one's name is the one that the agent looks for.
resource metricsOfCluster 'Microsoft.Insights/dataCollectionRuleAssociations@2024-03-11' = {
  scope: cluster
  name: 'PrometheusMetrics'
  properties: {
    dataCollectionRuleId: resourceId('Microsoft.Insights/dataCollectionRules', 'dcr-prometheus-${regionName}')
  }
}

resource containersOfCluster 'Microsoft.Insights/dataCollectionRuleAssociations@2024-03-11' = {
  scope: cluster
  name: 'ContainerInsightsExtension'
  properties: {
    dataCollectionRuleId: resourceId('Microsoft.Insights/dataCollectionRules', 'dcr-containers-${regionName}')
  }
}

// What is paid for: who changed what (the audit without the reads, which are most of it), who signed in, and the parts that place and scale
// pods. Left out: kube-audit, and kube-apiserver, whose errors Prometheus counts.
var clusterLogs = [
  'kube-audit-admin'
  'guard'
  'cluster-autoscaler'
  'cloud-controller-manager'
  'kube-controller-manager'
  'kube-scheduler'
]

#disable-next-line use-recent-api-versions // The stable one is older still, and knows no tables by kind.
resource clusterDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: cluster
  name: 'logs'
  properties: {
    workspaceId: logs.id
    // A table for each kind of log: cheaper to search, and the columns are named.
    logAnalyticsDestinationType: 'Dedicated'
    logs: [for category in clusterLogs: { category: category, enabled: true }]
  }
}

// A few rows a minute: which rule let packets in or out, and how many.
#disable-next-line use-recent-api-versions // The stable one is older still, and without categories.
resource securityGroupDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: securityGroup
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: [
      for category in ['NetworkSecurityGroupEvent', 'NetworkSecurityGroupRuleCounter']: {
        category: category
        enabled: true
      }
    ]
  }
}

// AKS makes the group of the nodes with the cluster: here it is there to be watched.
resource resourceHealth 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: resourceHealthAlert.name
  location: 'global'
  tags: tags
  properties: {
    description: resourceHealthAlert.description
    enabled: true
    scopes: [resourceGroup().id, subscriptionResourceId('Microsoft.Resources/resourceGroups', nodeResourceGroup)]
    condition: resourceHealthAlert.condition
    actions: { actionGroups: [{ actionGroupId: actionGroupId }] }
  }
}

module prometheusAlerts 'prometheus-alerts.bicep' = {
  params: {
    regionName: regionName
    location: metricsLocation
    zoneCount: zoneCount
    clusterName: clusterName
    actionGroupId: actionGroupId
    tags: tags
  }
}

module logAlerts 'log-alerts.bicep' = {
  dependsOn: [clusterDiagnostics]
  params: {
    regionName: regionName
    location: location
    clusterName: clusterName
    logWorkspaceName: logWorkspaceName
    identityName: identityName
    actionGroupId: actionGroupId
    tags: tags
  }
}

module egressAlerts 'alerts-egress.bicep' = {
  params: { egressName: egressName, actionGroupId: actionGroupId, tags: tags }
}
