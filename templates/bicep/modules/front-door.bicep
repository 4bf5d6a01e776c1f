metadata description = 'The global entry: one host name for users, and behind it the regions as origins.'

import { exposureType } from '../settings.bicep'
import { routingMethod } from '../types.bicep'
import { originProtocol, originType } from 'types.bicep'

@description('The microservice.')
param workload string

@description('The environment.')
param environmentName string

@description('Name of the profile.')
param name string

@description('How a region is chosen.')
param routing routingMethod

@description('How the regions are reached.')
param exposure exposureType

@description('How Front Door speaks to the gateways.')
param protocol originProtocol

@description('Number of regions, those included that this deployment leaves alone.')
param regionCount int

@description('The regions as origins. One that is not in the list stays as it is.')
@maxLength(50)
param origins originType[]

@description('Names of regions that somebody has drained, whatever their origin says.')
param drainedRegions string[]

@description('Whether the profile refuses to be deleted.')
param locked bool

@description('Tags of every resource.')
param tags { *: string }

// Private Link and managed firewall rules exist in Premium only.
var sku = exposure == 'privateLink' ? 'Premium_AzureFrontDoor' : 'Standard_AzureFrontDoor'

resource profile 'Microsoft.Cdn/profiles@2026-07-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: sku }
  // What a certificate for a domain of yours is read from a key vault with.
  identity: { type: 'SystemAssigned' }
  properties: {
    // A region that answers nothing for this long counts as failed for the request.
    originResponseTimeoutSeconds: 30
  }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2026-07-01' = {
  parent: profile
  // 46 characters at most. Its host name is made from it, and one name gets one host name in the whole tenant: environments must differ.
  name: '${take('${workload}-${environmentName}', 39)}-${take(uniqueString(profile.id), 6)}'
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

module firewall 'front-door-firewall.bicep' = {
  params: {
    workload: workload
    environmentName: environmentName
    profileName: profile.name
    endpointId: endpoint.id
    sku: sku
    tags: tags
  }
}

module mainRoute 'front-door-main-route.bicep' = {
  params: {
    profileName: profile.name
    endpointName: endpoint.name
    routing: routing
    regionCount: regionCount
    protocol: protocol
    origins: origins
    drainedRegions: drainedRegions
  }
}

module regionRoutes 'front-door-region-route.bicep' = [
  for origin in origins: {
    params: {
      profileName: profile.name
      endpointName: endpoint.name
      protocol: protocol
      origin: origin
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: profile
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'The host name of the users is here. Remove the lock before you remove a region: its origins and route are below.'
  }
}

@description('Host name that users call.')
output hostName string = endpoint.properties.hostName

@description('Id that Front Door sends in X-Azure-FDID. The gateways refuse requests with any other.')
output frontDoorId string = profile.properties.frontDoorId
