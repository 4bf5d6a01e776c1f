metadata description = 'All that one region holds: network, cluster and gateway address. Stamps share nothing, so that they do not fail together.'

import { identityType, nodeCountsType, nodeSizeType, principalType, regionType, stampType, tagsType } from '../types.bicep'

@description('The microservice.')
param workload string

@description('The environment.')
param environmentName string

@description('The region.')
param region regionType

@description('What is derived for the region.')
param stamp stampType

@description('VM sizes of the nodes.')
param nodeSize nodeSizeType

@description('Live node counts by name of the node pool.')
param nodeCounts nodeCountsType

@description('Who may do everything inside the cluster.')
param clusterAdmins principalType[]

@description('Tags of every resource.')
param tags tagsType

// The same in every cluster: neither leaves it. Networks of stamps are taken from 10.0.0.0/8.
var podCidr = '192.168.0.0/16'
var serviceCidr = '172.16.0.0/16'

// Names are computed here and not read from outputs, so that a preview knows every resource before any exists. It follows that some
// modules name what they wait for.
var networkName = 'vnet-${region.name}'
var nodeSubnetName = 'snet-nodes'
var nodeSubnetId = resourceId('Microsoft.Network/virtualNetworks/subnets', networkName, nodeSubnetName)
// Entra shows identities without their resource group: their names say all.
var identityPrefix = 'id-${workload}-${environmentName}-${region.name}'
var identityNames = {
  controlPlane: '${identityPrefix}-control-plane'
  kubelet: '${identityPrefix}-kubelet'
  workload: '${identityPrefix}-workload'
}

module network 'network.bicep' = {
  params: {
    region: region
    name: networkName
    nodeSubnetName: nodeSubnetName
    addressSpace: stamp.addressSpace
    podCidr: podCidr
    tags: tags
  }
}

module gatewayAddress 'gateway-address.bicep' = {
  params: { region: region, gatewayAddress: stamp.gatewayAddress, tags: tags }
}

module identities 'identities.bicep' = {
  params: { region: region, names: identityNames, tags: tags }
}

module controlPlaneRights 'control-plane-rights.bicep' = {
  dependsOn: [network]
  params: {
    #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
    controlPlanePrincipalId: identities.outputs.controlPlanePrincipalId
    kubeletName: identityNames.kubelet
    networkName: networkName
    nodeSubnetName: nodeSubnetName
  }
}

module cluster 'cluster.bicep' = {
  // Nothing of the cluster refers to them, yet it cannot be made without: they have to be there first.
  dependsOn: [controlPlaneRights]
  params: {
    region: region
    dnsPrefix: '${take(workload, 40)}-${uniqueString(subscription().subscriptionId, region.aksClusterName)}'
    nodeResourceGroup: stamp.nodeResourceGroup
    nodeSize: nodeSize.system
    nodeCounts: nodeCounts
    nodeSubnetId: nodeSubnetId
    podCidr: podCidr
    serviceCidr: serviceCidr
    identityNames: identityNames
    tags: tags
  }
}

module userPools 'user-pools.bicep' = {
  dependsOn: [cluster]
  params: {
    region: region
    clusterName: region.aksClusterName
    nodeSize: nodeSize.user
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
    identityName: identityNames.workload
    issuer: cluster.outputs.oidcIssuerUrl
    namespace: workload
    serviceAccount: workload
  }
}

@description('Host name of the gateway.')
output gatewayHostName string = gatewayAddress.outputs.hostName

@description('Object id of the kubelets\' identity.')
output kubeletPrincipalId string = identities.outputs.kubeletPrincipalId

@description('Identity of the workload.')
output workloadIdentity identityType = identities.outputs.workload

@description('Resource id of the virtual network.')
output virtualNetworkId string = resourceId('Microsoft.Network/virtualNetworks', networkName)

@description('Resource id of the subnet of the nodes.')
output nodeSubnetId string = nodeSubnetId
