metadata description = 'What the queries of log alerts may read: one cluster and one workspace.'

import { reader } from 'roles.bicep'

@description('Short name of the region.')
param regionName string

@description('Name of the AKS cluster.')
param clusterName string

@description('Name of the Log Analytics workspace.')
param logWorkspaceName string

// A parameter, because names of role assignments have to be known when this module starts.
@description('Object id of the identity that the queries run under.')
param principalId string

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logWorkspaceName
}

var role = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)

// Resource Graph shows upgrades of this cluster to whoever may read it.
resource readsCluster 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: cluster
  name: guid(cluster.id, principalId, reader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role
    description: '${regionName}: alerts read the upgrades of the cluster'
  }
}

// A rule with an identity asks its workspace under that identity too.
resource readsLogs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: logs
  name: guid(logs.id, principalId, reader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: role
    description: '${regionName}: alerts read the logs'
  }
}
