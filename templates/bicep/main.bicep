metadata description = 'A microservice on AKS in any number of regions behind one Front Door.'

targetScope = 'subscription'

import { environmentType, nodeCountsType, principalType, regionOutputType, stampsType } from 'types.bicep'

@description('The microservice: the `workload` of variables.json.')
@minLength(1)
@maxLength(40)
param workload string

@description('The environment: a name below `environments` of variables.json.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('What variables.json says of the environment.')
param config environmentType

@description('What is derived for each region, by its name.')
param stamps stampsType

@description('Who may do everything inside the clusters: those who deploy the workload.')
param clusterAdmins principalType[] = []

@description('Live node counts by name of the region and of the node pool. Deployments pass them, so that they do not undo what the autoscaler did.')
param nodeCounts { *: nodeCountsType } = {}

var home = config.regions[0]
var tags = {
  workload: workload
  environment: environmentName
  'managed-by': 'create-aks-ha'
}

// Two kinds of groups: while a region is down, resources of a group whose home it is cannot be changed. The others stay changeable.
resource globalGroup 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: config.resourceGroup
  location: home.location
  tags: tags
}

resource stampGroups 'Microsoft.Resources/resourceGroups@2025-04-01' = [
  for region in config.regions: {
    name: stamps[region.name].resourceGroup
    location: region.location
    tags: { ...tags, region: region.name }
  }
]

module stamp 'modules/stamp.bicep' = [
  for (region, i) in config.regions: {
    scope: stampGroups[i]
    params: {
      workload: workload
      environmentName: environmentName
      region: region
      stamp: stamps[region.name]
      nodeSize: config.nodeSize
      nodeCounts: nodeCounts[?region.name] ?? {}
      clusterAdmins: clusterAdmins
      tags: { ...tags, region: region.name }
    }
  }
]

module registry 'modules/registry.bicep' = {
  scope: globalGroup
  params: {
    name: config.containerRegistryName
    regions: config.regions
    tags: tags
  }
}

module pullRights 'modules/registry-pull-right.bicep' = [
  for (region, i) in config.regions: {
    scope: globalGroup
    dependsOn: [registry]
    params: {
      registryName: config.containerRegistryName
      #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
      kubeletPrincipalId: stamp[i].outputs.kubeletPrincipalId
    }
  }
]

module frontDoor 'modules/front-door.bicep' = {
  scope: globalGroup
  // The host names are computed, so that a preview shows them. They must be ours before Front Door sends anybody there.
  dependsOn: [stamp]
  params: {
    workload: workload
    environmentName: environmentName
    name: config.frontDoorName
    routing: config.routing
    origins: [
      for region in config.regions: {
        name: region.name
        hostName: '${stamps[region.name].gatewayAddress.dnsLabel}.${region.location}.cloudapp.azure.com'
      }
    ]
    tags: tags
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: globalGroup
  // AKS makes the resource groups of the nodes.
  dependsOn: [frontDoor, stamp]
  params: {
    workload: workload
    emails: config.alertEmails
    resourceGroupNames: concat(
      [config.resourceGroup],
      map(config.regions, region => stamps[region.name].resourceGroup),
      map(config.regions, region => stamps[region.name].nodeResourceGroup)
    )
    frontDoorName: config.frontDoorName
    regionCount: length(config.regions)
    tags: tags
  }
}

module workloadResources 'workload.bicep' = {
  scope: globalGroup
  params: {
    workload: workload
    environmentName: environmentName
    regions: [
      for (region, i) in config.regions: {
        name: region.name
        location: region.location
        resourceGroup: stampGroups[i].name
        identity: stamp[i].outputs.workloadIdentity
        virtualNetworkId: stamp[i].outputs.virtualNetworkId
        nodeSubnetId: stamp[i].outputs.nodeSubnetId
      }
    ]
  }
}

@description('Host name of the registry.')
output registryLoginServer string = registry.outputs.loginServer

@description('Host name that users call.')
output frontDoorHostName string = frontDoor.outputs.hostName

@description('Id that the gateways expect in the header X-Azure-FDID.')
output frontDoorId string = frontDoor.outputs.frontDoorId

@description('The regions, in the order of variables.json.')
output regions regionOutputType[] = [
  for (region, i) in config.regions: {
    name: region.name
    location: region.location
    resourceGroup: stampGroups[i].name
    clusterName: region.aksClusterName
    gatewayHostName: stamp[i].outputs.gatewayHostName
    workloadIdentityClientId: stamp[i].outputs.workloadIdentity.clientId
  }
]
