metadata description = 'Who may do everything inside a cluster. Being allowed to make a cluster is not being allowed to use it.'

import { principalType } from '../types.bicep'
import { roles } from 'roles.bicep'

@description('Name of the cluster.')
param clusterName string

@description('The administrators.')
param admins principalType[]

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

resource rights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for admin in admins: {
    scope: cluster
    name: guid(cluster.id, toLower(admin.id), roles.aksRbacClusterAdmin)
    properties: {
      principalId: admin.id
      principalType: admin.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.aksRbacClusterAdmin)
    }
  }
]
