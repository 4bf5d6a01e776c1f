metadata description = 'All that one region holds, but for the gateway\'s address and the identities, which others need before it. Stamps share nothing, so that they do not fail together.'

import { apiServerType, exposureType, logsType, nodeCountType } from '../settings.bicep'
import { nodeSizeType, principalType, regionType, stampType } from '../types.bicep'
import { nodeShape } from 'pool-settings.bicep'
import { certificateType, nodeCountsType } from 'types.bicep'

// ARM counts this template once for each region, with all that it calls, towards the 4 MB of a deployment: modules take what they need and
// not the whole configuration, whose types and values would travel along.

@description('The microservice.')
param workload string

@description('The region.')
param region regionType

@description('What the names of the region\'s identities start with.')
param identityPrefix string

@description('What is derived for the region.')
param stamp stampType

@description('VM sizes of the nodes.')
param nodeSize nodeSizeType

@description('Numbers of nodes.')
param nodeCount nodeCountType?

@description('Live node counts by name of the node pool.')
param nodeCounts nodeCountsType

@description('Who reaches the API server.')
param apiServer apiServerType?

@description('Who may do everything inside the cluster.')
param clusterAdmins principalType[]

@description('How Front Door reaches the region.')
param exposure exposureType

@description('Certificate of the gateway.')
param certificate certificateType?

@description('How much is logged.')
param logs logsType?

@description('Resource id of the action group that alerts tell.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

// The same in every cluster: neither leaves it. Networks of stamps are taken from 10.0.0.0/8.
var podCidr = '192.168.0.0/16'
var serviceCidr = '172.16.0.0/16'

// The first quarter of the network for the nodes, a thousand of a /20, as pods have addresses of their own (overlay). The last 32
// addresses for private link. What is between them is free.
var networkBits = parseCidr(stamp.addressSpace).cidr
var nodeCidr = cidrSubnet(stamp.addressSpace, networkBits + 2, 0)
var privateLinkCidr = cidrSubnet(stamp.addressSpace, networkBits + 7, 127)

// Names are computed here and not read from outputs, so that a preview knows every resource before any exists. It follows that some
// modules name what they wait for.
var names = {
  network: 'vnet-${region.name}'
  nodeSubnet: 'snet-nodes'
  securityGroup: 'nsg-nodes'
  egress: 'ng-egress'
  egressAddress: 'pip-egress'
  logs: 'log-${region.name}'
}
var nodeSubnetId = resourceId('Microsoft.Network/virtualNetworks/subnets', names.network, names.nodeSubnet)

var systemShape = nodeShape(nodeSize.system)
var userShape = nodeShape(nodeSize.user)

module securityGroup 'security-group.bicep' = {
  params: {
    location: region.location
    name: names.securityGroup
    // The tag admits everybody's Front Door: the gateway compares the id of the profile as well.
    ingressSource: exposure == 'public' ? 'AzureFrontDoor.Backend' : privateLinkCidr
    // Both, as Front Door, gateways and this group change one after the other: closing one first would be an outage of its own.
    ingressPorts: certificate == null ? ['80'] : ['80', '443']
    nodeCidr: nodeCidr
    podCidr: podCidr
    tags: tags
  }
}

module network 'network.bicep' = {
  dependsOn: [securityGroup]
  params: {
    location: region.location
    zones: region.zones
    name: names.network
    nodeSubnetName: names.nodeSubnet
    securityGroupName: names.securityGroup
    egressName: names.egress
    egressAddressName: names.egressAddress
    addressSpace: stamp.addressSpace
    nodeCidr: nodeCidr
    privateLinkCidr: privateLinkCidr
    exposure: exposure
    tags: tags
  }
}

// Made by main.bicep. A parameter with what only Azure knows would hide all of the stamp from a preview; this hides one module.
resource controlPlane 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: '${identityPrefix}-control-plane'
}

module controlPlaneRights 'control-plane-rights.bicep' = {
  dependsOn: [network]
  params: {
    #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
    controlPlanePrincipalId: controlPlane.properties.principalId
    kubeletName: '${identityPrefix}-kubelet'
    networkName: names.network
    nodeSubnetName: names.nodeSubnet
    privateCluster: apiServer.?access == 'private'
    gatewayAddressName: exposure == 'public' ? stamp.gatewayAddress.name : null
  }
}

// Before the cluster, which sends to it from its first minute on.
module monitoring 'monitoring.bicep' = {
  params: {
    regionName: region.name
    location: region.location
    metricsLocation: stamp.metricsLocation
    logWorkspaceName: names.logs
    retentionDays: logs.?retentionDays
    dailyCapGb: logs.?dailyCapGb
    actionGroupId: actionGroupId
    tags: tags
  }
}

module cluster 'cluster.bicep' = {
  // Nothing of the cluster refers to the rights, yet it cannot be made without: they have to be there first.
  dependsOn: [controlPlaneRights, monitoring]
  params: {
    location: region.location
    zones: region.zones
    name: region.aksClusterName
    dnsPrefix: '${take(workload, 40)}-${uniqueString(subscription().subscriptionId, region.aksClusterName)}'
    nodeResourceGroup: stamp.nodeResourceGroup
    controlPlaneName: controlPlane.name
    kubeletName: '${identityPrefix}-kubelet'
    kubernetesVersion: region.?kubernetesVersion
    apiServer: apiServer ?? { access: 'public' }
    egressAddressName: names.egressAddress
    nodeSize: nodeSize.system
    shape: systemShape
    nodeRange: nodeCount.?system ?? { min: length(region.zones), max: 2 * length(region.zones) }
    nodeCounts: nodeCounts
    nodeSubnetId: nodeSubnetId
    podCidr: podCidr
    serviceCidr: serviceCidr
    logWorkspaceId: resourceId('Microsoft.OperationalInsights/workspaces', names.logs)
    tags: tags
  }
}

module clusterMonitoring 'monitoring-cluster.bicep' = {
  dependsOn: [monitoring, cluster]
  params: {
    regionName: region.name
    location: region.location
    metricsLocation: stamp.metricsLocation
    zoneCount: length(region.zones)
    clusterName: region.aksClusterName
    nodeResourceGroup: stamp.nodeResourceGroup
    logWorkspaceName: names.logs
    securityGroupName: names.securityGroup
    egressName: names.egress
    identityName: '${identityPrefix}-alerts'
    actionGroupId: actionGroupId
    tags: tags
  }
}

module userPools 'user-pools.bicep' = {
  dependsOn: [cluster]
  params: {
    zones: region.zones
    clusterName: region.aksClusterName
    nodeSize: nodeSize.user
    shape: userShape
    // The upper bound is one on cost: an endless loop of requests must not buy machines without end.
    nodeRange: nodeCount.?user ?? { min: userShape.minPerZone, max: 10 }
    nodeCounts: nodeCounts
    nodeSubnetId: nodeSubnetId
    tags: tags
  }
}

module maintenance 'maintenance.bicep' = {
  dependsOn: [cluster]
  params: { clusterName: region.aksClusterName, upgradeWindow: stamp.upgradeWindow }
}

module admins 'cluster-admins.bicep' = {
  dependsOn: [cluster]
  params: { clusterName: region.aksClusterName, admins: clusterAdmins }
}

module workloadIdentity 'workload-identity.bicep' = {
  params: {
    identityName: '${identityPrefix}-workload'
    issuer: cluster.outputs.oidcIssuerUrl
    namespace: workload
    serviceAccount: workload
  }
}

module gatewayCertificate 'gateway-certificate.bicep' = if (certificate != null) {
  params: {
    location: region.location
    regionName: region.name
    identityName: '${identityPrefix}-gateway'
    certificate: certificate!
    issuer: cluster.outputs.oidcIssuerUrl
    namespace: '${workload}-gateway'
    tags: tags
  }
}

@description('Client id of the identity that reads the gateway\'s certificate. Absent without one.')
output gatewayIdentityClientId string? = certificate == null ? null : gatewayCertificate!.outputs.clientId

@description('Resource id of the virtual network.')
output virtualNetworkId string = resourceId('Microsoft.Network/virtualNetworks', names.network)

@description('Resource id of the subnet of the nodes.')
output nodeSubnetId string = nodeSubnetId
