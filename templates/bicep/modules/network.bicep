metadata description = 'The virtual network of a stamp, and how its nodes reach the world: from one address that outlives any zone.'

import { exposureType } from '../settings.bicep'

@description('Azure location.')
param location string

@description('Availability zones in use.')
param zones string[]

@description('Name of the virtual network.')
param name string

@description('Name of the subnet of the nodes.')
param nodeSubnetName string

@description('Name of the security group of the subnets.')
param securityGroupName string

@description('Name of the NAT gateway.')
param egressName string

@description('Name of its public address.')
param egressAddressName string

@description('Address space of the virtual network.')
param addressSpace string

@description('Addresses of the nodes.')
param nodeCidr string

@description('Addresses of the private link service.')
param privateLinkCidr string

@description('How Front Door reaches the region.')
param exposure exposureType

@description('Tags of every resource.')
param tags { *: string }

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' existing = {
  name: securityGroupName
}

resource egressAddress 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: egressAddressName
  location: location
  tags: tags
  // A StandardV2 gateway takes no other kind of address.
  sku: { name: 'StandardV2', tier: 'Regional' }
  zones: zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

// The older Standard SKU lives in one zone: losing that zone would cut off the nodes of all the others.
resource egress 'Microsoft.Network/natGateways@2026-03-01' = {
  name: egressName
  location: location
  tags: tags
  sku: { name: 'StandardV2' }
  zones: zones
  properties: {
    publicIpAddresses: [{ id: egressAddress.id }]
    // As short as it goes: ports of dead connections come back before a burst runs out of them.
    idleTimeoutInMinutes: 4
  }
}

// No `subnets` here, on purpose: an update without the property keeps all subnets, also those that workload.bicep adds.
resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressSpace] }
  }
}

resource nodes 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' = {
  parent: network
  name: nodeSubnetName
  properties: {
    addressPrefix: nodeCidr
    networkSecurityGroup: { id: securityGroup.id }
    natGateway: { id: egress.id }
    // Nothing may leave through an address that we neither know nor control.
    defaultOutboundAccess: false
  }
}

// Requests over Private Link arrive from here. The service itself is made in the cluster, in front of the gateway's load balancer.
resource privateLink 'Microsoft.Network/virtualNetworks/subnets@2026-03-01' = if (exposure == 'privateLink') {
  parent: network
  name: 'snet-private-link'
  // A network takes one change at a time.
  dependsOn: [nodes]
  properties: {
    addressPrefix: privateLinkCidr
    networkSecurityGroup: { id: securityGroup.id }
    // A private link service cannot be in a subnet that has them.
    privateLinkServiceNetworkPolicies: 'Disabled'
    defaultOutboundAccess: false
  }
}
