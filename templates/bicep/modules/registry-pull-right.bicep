metadata description = 'Lets the nodes of one cluster pull images.'

import { acrPull } from 'roles.bicep'

@description('Name of the registry.')
param registryName string

@description('Short name of the region.')
param regionName string

// A parameter, because names of role assignments have to be known when this module starts.
@description('Object id of the kubelets\' identity.')
param kubeletPrincipalId string

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

// By principal and not by the identity's resource id: an identity that was deleted and made again has a new principal, and Azure does not
// let an existing assignment change its own.
resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, kubeletPrincipalId, acrPull)
  properties: {
    // The region's name first: whoever removes a region finds by it what is left outside its group.
    description: '${regionName}: the nodes pull images.'
    principalId: kubeletPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}
