metadata description = 'Who may reach the nodes: Front Door, Azure\'s load balancer, and what runs in the cluster itself.'

@description('Azure location.')
param location string

@description('Name of the security group.')
param name string

@description('Where requests come from: the service tag of Front Door, or the subnet of the private link service.')
param ingressSource string

@description('Ports that the gateway answers on, or will.')
param ingressPorts string[]

@description('Addresses of the nodes.')
param nodeCidr string

@description('Addresses of the pods.')
param podCidr string

@description('Tags of every resource.')
param tags { *: string }

// AKS keeps a group of its own on the network cards and never edits this one: both have to let a packet through. Pods keep their own
// addresses between nodes, so their traffic has to be named before the last rule denies everything else.
var allowed = [
  // The load balancer keeps its own address as destination (floating IP): the prefix of the subnet would never match.
  { name: 'allow-front-door-to-gateway', from: ingressSource, to: '*', protocol: 'Tcp', ports: ingressPorts }
  { name: 'allow-load-balancer-probes', from: 'AzureLoadBalancer', to: '*', protocol: '*', ports: ['*'] }
  { name: 'allow-node-to-node', from: nodeCidr, to: nodeCidr, protocol: '*', ports: ['*'] }
  { name: 'allow-node-to-pod', from: nodeCidr, to: podCidr, protocol: '*', ports: ['*'] }
  { name: 'allow-pod-to-pod', from: podCidr, to: podCidr, protocol: '*', ports: ['*'] }
]

// Azure's own last rules would admit everything in the network and in networks that are peered with it later.
var denied = { name: 'deny-everything-else', from: '*', to: '*', protocol: '*', ports: ['*'] }

var inbound = map([...allowed, denied], (rule, i) => {
  name: rule.name
  properties: {
    direction: 'Inbound'
    access: i < length(allowed) ? 'Allow' : 'Deny'
    priority: i < length(allowed) ? 100 + 10 * i : 4096
    protocol: rule.protocol
    sourceAddressPrefix: rule.from
    sourcePortRange: '*'
    destinationAddressPrefix: rule.to
    // Azure takes one port and several under different names, and the star as one only.
    ...(length(rule.ports) == 1 ? { destinationPortRange: rule.ports[0] } : { destinationPortRanges: rule.ports })
  }
})

// Nobody signs in to machines from a node. Whoever broke into one would.
var outbound = {
  name: 'deny-sign-in-to-machines'
  properties: {
    direction: 'Outbound'
    access: 'Deny'
    priority: 100
    protocol: 'Tcp'
    sourceAddressPrefix: '*'
    sourcePortRange: '*'
    destinationAddressPrefix: 'VirtualNetwork'
    destinationPortRanges: ['22', '3389']
  }
}

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2026-03-01' = {
  name: name
  location: location
  tags: tags
  properties: { securityRules: [...inbound, outbound] }
}
