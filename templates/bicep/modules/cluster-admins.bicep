metadata description = 'Who may do everything inside a cluster. Being allowed to make a cluster is not being allowed to use it.'

import { principalType } from '../types.bicep'
import { aksRbacClusterAdmin } from 'roles.bicep'

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
    name: guid(cluster.id, toLower(admin.id), aksRbacClusterAdmin)
    properties: {
      // Told by this from what others assigned: a principal that is taken from the lists keeps its role until somebody deletes it.
      description: 'clusterAdmins: may do everything inside the cluster.'
      principalId: admin.id
      principalType: admin.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', aksRbacClusterAdmin)
    }
  }
]
