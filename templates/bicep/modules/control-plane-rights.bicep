metadata description = 'What the control plane must be allowed before its cluster is made. AKS refuses to make it without them.'

import { managedIdentityOperator, networkContributor, reader } from 'roles.bicep'

// A parameter, because names of role assignments have to be known when this module starts.
@description('Object id of the control plane identity.')
param controlPlanePrincipalId string

@description('Name of the kubelet identity.')
param kubeletName string

@description('Name of the virtual network.')
param networkName string

@description('Name of the node subnet.')
param nodeSubnetName string

@description('Whether the API server is reached from the network of the region alone.')
param privateCluster bool

@description('Name of the gateway\'s public address. Absent with Private Link.')
param gatewayAddressName string?

resource kubelet 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: kubeletName
}

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' existing = {
  name: networkName

  resource nodes 'subnets' existing = {
    name: nodeSubnetName
  }
}

var changeNetworks = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', networkContributor)

resource useKubelet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: kubelet
  name: guid(kubelet.id, controlPlanePrincipalId, managedIdentityOperator)
  properties: {
    description: 'The control plane gives the nodes their kubelet identity.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', managedIdentityOperator)
  }
}

resource joinSubnet 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: network::nodes
  name: guid(network::nodes.id, controlPlanePrincipalId, networkContributor)
  properties: {
    description: 'The control plane puts nodes into the subnet.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: changeNetworks
  }
}

// A private cluster has a DNS zone that AKS links to the whole network: joining a network is allowed on the network or not at all.
resource joinNetwork 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (privateCluster) {
  scope: network
  name: guid(network.id, controlPlanePrincipalId, networkContributor)
  properties: {
    description: 'The control plane makes the name of the private API server known in the network.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: changeNetworks
  }
}

// The load balancer controller lists the addresses of the gateway's group to find the one that it is told of, and Azure asks for that on
// the group: a role on the address alone would not do. To read is all that it needs there.
resource findGateway 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gatewayAddressName != null) {
  name: guid(resourceGroup().id, controlPlanePrincipalId, reader)
  properties: {
    description: 'The control plane finds the gateway\'s address.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
  }
}

resource address 'Microsoft.Network/publicIPAddresses@2026-03-01' existing = {
  name: gatewayAddressName ?? 'none'
}

resource useGateway 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gatewayAddressName != null) {
  scope: address
  name: guid(address.id, controlPlanePrincipalId, networkContributor)
  properties: {
    description: 'The control plane puts the gateway\'s address on the load balancer.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: changeNetworks
  }
}

// A private link service is made in this group, where we may approve connections: that takes a role on the group.
resource exposeGateway 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gatewayAddressName == null) {
  name: guid(resourceGroup().id, controlPlanePrincipalId, networkContributor)
  properties: {
    description: 'The control plane makes a private link service in front of the load balancer.'
    principalId: controlPlanePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: changeNetworks
  }
}
