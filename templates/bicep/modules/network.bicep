metadata description = 'The virtual network of a stamp: who may reach the nodes, and how they reach the world.'

import { regionType, tagsType } from '../types.bicep'

@description('The region.')
param region regionType

@description('Name of the virtual network.')
param name string

@description('Name of the subnet of the nodes.')
param nodeSubnetName string

@description('Address space of the virtual network.')
param addressSpace string

@description('Addresses of the pods.')
param podCidr string

@description('Tags of every resource.')
param tags tagsType

// A quarter of the space: a thousand nodes from a /20. Pods have addresses of their own (overlay). The rest is free.
var nodeCidr = cidrSubnet(addressSpace, parseCidr(addressSpace).cidr + 2, 0)

// AKS keeps a group of its own on the network cards and never edits this one: both have to let a packet through. Pods keep their own
// addresses between nodes, so their traffic has to be named before the last rule denies everything else.
var allowed = [
  {
    name: 'allow-front-door-to-gateway'
    // The tag admits everybody's Front Door: the gateway compares the id of the profile as well.
    from: 'AzureFrontDoor.Backend'
    // The load balancer keeps the public address as destination (floating IP): the prefix of the subnet would never match.
    to: '*'
    protocol: 'Tcp'
    port: '80'
  }
  { name: 'allow-load-balancer-probes', from: 'AzureLoadBalancer', to: '*', protocol: '*', port: '*' }
  { name: 'allow-node-to-node', from: nodeCidr, to: nodeCidr, protocol: '*', port: '*' }
  { name: 'allow-node-to-pod', from: nodeCidr, to: podCidr, protocol: '*', port: '*' }
  { name: 'allow-pod-to-pod', from: podCidr, to: podCidr, protocol: '*', port: '*' }
]

// Azure's own last rules would admit everything in the network and in networks that are peered with it later.
var denied = { name: 'deny-everything-else', from: '*', to: '*', protocol: '*', port: '*' }

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' = {
  name: 'nsg-nodes'
  location: region.location
  tags: tags
  properties: {
    securityRules: map([...allowed, denied], (rule, i) => {
      name: rule.name
      properties: {
        direction: 'Inbound'
        access: i < length(allowed) ? 'Allow' : 'Deny'
        priority: i < length(allowed) ? 100 + 10 * i : 4096
        protocol: rule.protocol
        sourceAddressPrefix: rule.from
        sourcePortRange: '*'
        destinationAddressPrefix: rule.to
        destinationPortRange: rule.port
      }
    })
  }
}

resource egressAddress 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: 'pip-egress'
  location: region.location
  tags: tags
  // A StandardV2 gateway takes no other kind of address.
  sku: { name: 'StandardV2', tier: 'Regional' }
  zones: region.zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

// The older Standard SKU lives in one zone: losing that zone would cut off the nodes of all the others.
resource egress 'Microsoft.Network/natGateways@2026-03-01' = {
  name: 'ng-egress'
  location: region.location
  tags: tags
  sku: { name: 'StandardV2' }
  zones: region.zones
  properties: {
    publicIpAddresses: [{ id: egressAddress.id }]
    // As short as it goes: ports of dead connections come back before a burst runs out of them.
    idleTimeoutInMinutes: 4
  }
}

// No `subnets` here, on purpose: an update without the property keeps all subnets, also those that workload.bicep adds.
resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: name
  location: region.location
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
