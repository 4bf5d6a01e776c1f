metadata description = 'What the control plane must be allowed before its cluster is made. AKS refuses to make it without them.'

import { roles } from 'roles.bicep'

@description('Object id of the control plane identity. A parameter, because names of role assignments have to be known when this module starts.')
param controlPlanePrincipalId string

@description('Name of the kubelet identity.')
param kubeletName string

@description('Name of the virtual network.')
param networkName string

@description('Name of the node subnet.')
param nodeSubnetName string

resource kubelet 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: kubeletName
}

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' existing = {
  name: networkName

  resource nodes 'subnets' existing = {
    name: nodeSubnetName
  }
}

resource useKubelet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: kubelet
  name: guid(kubelet.id, controlPlanePrincipalId, roles.managedIdentityOperator)
  properties: {
    description: 'The control plane gives the nodes their kubelet identity.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.managedIdentityOperator)
  }
}

resource joinSubnet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: network::nodes
  name: guid(network::nodes.id, controlPlanePrincipalId, roles.networkContributor)
  properties: {
    description: 'The control plane puts nodes into the subnet.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
  }
}

// The load balancer controller finds the gateway's address by listing the addresses of its resource group, so a role on the address alone
// is not enough. A private link service it makes in this group, where we may approve connections.
resource exposeGateway 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, controlPlanePrincipalId, roles.networkContributor)
  properties: {
    description: 'The control plane puts the gateway\'s address on the load balancer, or a private link service in front of it.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.networkContributor)
  }
}
