metadata description = 'A microservice on AKS in any number of regions behind one Front Door.'

targetScope = 'subscription'

import { certificateOf, originOf, publicHostName } from 'modules/origins.bicep'
import { joined } from 'modules/principals.bicep'
import { actionGroupIn } from 'modules/names.bicep'
import { nodeCountsType, regionOutputType } from 'modules/types.bicep'
import { environmentType, principalType, stampsType } from 'types.bicep'

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

@description('Who may do everything inside the clusters: those who deploy the workload. Those of variables.json come on top.')
param clusterAdmins principalType[] = []

@description('Live node counts by name of the region and of the node pool. Deployments pass them, so that they do not undo what the autoscaler did.')
param nodeCounts { *: nodeCountsType } = {}

@description('Names of regions that somebody has taken out of Front Door. Deployments pass them, so that they do not send users there again.')
param drainedRegions string[] = []

@description('Names of regions that are down. Whatever they have stays as it is, so that the others can be changed meanwhile.')
param skipRegions string[] = []

@description('Whether registry, Front Door and global alerts stay as they are too. Default: when a region that is down is the home of their group.')
param skipGlobal bool?

@description('With exposure privateLink: resource ids of the private link services by name of the region. They are made in the clusters, so the first deployment knows none; a region without one has no origin yet. A new origin waits until its connection is approved at the service.')
param privateLinkServices { *: string } = {}

@description('Location of the test that watches the regions together: not that of what is global, whose loss would be the loss of the alert.')
param watchedFrom string

var home = config.?home ?? config.regions[0].location
var exposure = config.?exposure ?? 'public'
var certificate = certificateOf(config.?originCertificate)
var locked = config.?locks ?? false
var tags = {
  workload: workload
  environment: environmentName
  'managed-by': 'create-aks-ha'
}

// A name, not an output: a region can be deployed while the group of it is down.
var actionGroupId = actionGroupIn(config.resourceGroup)

// A resource that a deployment does not mention stays as it is: what is down is left out.
var down = filter(config.regions, region => contains(skipRegions, region.name))
var regions = filter(config.regions, region => !contains(skipRegions, region.name))
var withGlobal = !(skipGlobal ?? contains(map(down, region => region.location), home))
// Entra shows identities without their resource group: their names say all.
var identityPrefixes = map(regions, region => 'id-${workload}-${environmentName}-${region.name}')
var exposed = filter(regions, region => exposure == 'public' || contains(privateLinkServices, region.name))
var withOrigin = map(exposed, region => region.name)

// Two kinds of groups: while a region is down, resources of a group whose home it is cannot be changed. The others stay changeable.
resource globalGroup 'Microsoft.Resources/resourceGroups@2025-04-01' = if (withGlobal) {
  name: config.resourceGroup
  location: home
  tags: tags
}

resource stampGroups 'Microsoft.Resources/resourceGroups@2025-04-01' = [
  for region in regions: {
    name: stamps[region.name].resourceGroup
    location: region.location
    tags: { ...tags, region: region.name }
  }
]

module gatewayAddress 'modules/gateway-address.bicep' = [
  for (region, i) in regions: if (exposure == 'public') {
    scope: stampGroups[i]
    params: {
      location: region.location
      zones: region.zones
      gatewayAddress: stamps[region.name].gatewayAddress
      locked: locked
      tags: { ...tags, region: region.name }
    }
  }
]

module identities 'modules/identities.bicep' = [
  for (region, i) in regions: {
    scope: stampGroups[i]
    dependsOn: [registry]
    params: {
      regionName: region.name
      location: region.location
      prefix: identityPrefixes[i]
      registryName: withGlobal ? config.containerRegistryName : null
      registryResourceGroup: config.resourceGroup
      tags: { ...tags, region: region.name }
    }
  }
]

module actionGroup 'modules/alert-action-group.bicep' = if (withGlobal) {
  scope: globalGroup
  params: { workload: workload, emails: config.alertEmails, tags: tags }
}

module stamp 'modules/stamp.bicep' = [
  for (region, i) in regions: {
    scope: stampGroups[i]
    // Azure refuses an alert that tells a group which is not there. While what is global is left out, nothing waits for it.
    dependsOn: [actionGroup, gatewayAddress[i], identities[i]]
    params: {
      workload: workload
      region: region
      identityPrefix: identityPrefixes[i]
      stamp: stamps[region.name]
      nodeSize: config.nodeSize
      nodeCount: config.?nodeCount
      nodeCounts: nodeCounts[?region.name] ?? {}
      apiServer: config.?apiServer
      clusterAdmins: joined(config.?clusterAdmins ?? [], clusterAdmins)
      exposure: exposure
      certificate: certificate
      logs: config.?logs
      actionGroupId: actionGroupId
      tags: { ...tags, region: region.name }
    }
  }
]

module registry 'modules/registry.bicep' = if (withGlobal) {
  scope: globalGroup
  params: { name: config.containerRegistryName, home: home, locked: locked, tags: tags }
}

module replications 'modules/registry-replications.bicep' = if (withGlobal) {
  scope: globalGroup
  dependsOn: [registry]
  params: { registryName: config.containerRegistryName, home: home, regions: regions, tags: tags }
}

module frontDoor 'modules/front-door.bicep' = if (withGlobal) {
  scope: globalGroup
  // The names of the addresses must be ours before Front Door sends anybody there. The clusters behind them need not be there yet.
  dependsOn: [gatewayAddress]
  params: {
    workload: workload
    environmentName: environmentName
    name: config.frontDoorName
    routing: config.routing
    exposure: exposure
    protocol: certificate == null ? 'Http' : 'Https'
    regionCount: length(config.regions)
    origins: map(exposed, region => originOf(config, region, stamps[region.name], privateLinkServices[?region.name]))
    drainedRegions: drainedRegions
    locked: locked
    tags: tags
  }
}

module globalMonitoring 'modules/global-monitoring.bicep' = if (withGlobal) {
  scope: globalGroup
  dependsOn: [actionGroup, registry]
  params: {
    location: home
    watchedFrom: watchedFrom
    logs: config.?logs
    actionGroupId: actionGroupId
    frontDoorName: config.frontDoorName
    frontDoorHostName: frontDoor!.outputs.hostName
    hasOrigins: !empty(filter(exposed, region => !(region.?drained ?? false)))
    registryName: config.containerRegistryName
    certificate: certificate
    regionCount: length(config.regions)
    tags: tags
  }
}

// What users of one region get, kept elsewhere: what tells of the loss of a location must not be lost with it.
module webTests 'modules/web-test.bicep' = [
  for (region, i) in regions: if (withGlobal && contains(withOrigin, region.name)) {
    scope: stampGroups[i]
    dependsOn: [stamp[i]]
    params: {
      regionName: region.name
      location: stamps[region.name].watchedFrom
      frontDoorHostName: frontDoor!.outputs.hostName
      retentionDays: config.?logs.?retentionDays
      actionGroupId: actionGroupId
      tags: { ...tags, region: region.name }
    }
  }
]

// Not while a region is left out: a module that hears of the others only would take away what it made for this one.
module workloadResources 'workload.bicep' = if (withGlobal && empty(down)) {
  scope: globalGroup
  params: {
    workload: workload
    environmentName: environmentName
    regions: [
      for (region, i) in regions: {
        name: region.name
        location: region.location
        resourceGroup: stampGroups[i].name
        identity: identities[i].outputs.workload
        virtualNetworkId: stamp[i].outputs.virtualNetworkId
        nodeSubnetId: stamp[i].outputs.nodeSubnetId
      }
    ]
  }
}

@description('Host name of the registry.')
output registryLoginServer string = '${config.containerRegistryName}${environment().suffixes.acrLoginServer}'

@description('Host name that users call. Absent while what is global is left out.')
output frontDoorHostName string? = withGlobal ? frontDoor!.outputs.hostName : null

@description('Id that the gateways expect in the header X-Azure-FDID. Absent while what is global is left out.')
output frontDoorId string? = withGlobal ? frontDoor!.outputs.frontDoorId : null

@description('The regions of this deployment, in the order of variables.json.')
output regions regionOutputType[] = [
  for (region, i) in regions: {
    name: region.name
    location: region.location
    resourceGroup: stampGroups[i].name
    clusterName: region.aksClusterName
    gatewayHostName: exposure == 'public' ? publicHostName(stamps[region.name], region.location) : null
    workloadIdentityClientId: identities[i].outputs.workload.clientId
    gatewayIdentityClientId: stamp[i].outputs.?gatewayIdentityClientId
  }
]

@description('Regions that Front Door does not know yet: their private link service was not given. Deploy again when it is there.')
output regionsWithoutOrigin string[] = filter(map(regions, region => region.name), name => !contains(withOrigin, name))
