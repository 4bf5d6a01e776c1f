metadata description = 'The global entry: one host name for users, and behind it the regions as origins.'

import { originType, routingMethod, tagsType } from '../types.bicep'

@description('The microservice.')
param workload string

@description('The environment.')
param environmentName string

@description('Name of the profile.')
param name string

@description('How a region is chosen.')
param routing routingMethod

@description('The regions as origins.')
@maxLength(50)
param origins originType[]

@description('Tags of every resource.')
param tags tagsType

resource profile 'Microsoft.Cdn/profiles@2026-07-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
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
    tags: tags
  }
}

module mainRoute 'front-door-main-route.bicep' = {
  params: {
    profileName: profile.name
    endpointName: endpoint.name
    routing: routing
    origins: origins
  }
}

module regionRoutes 'front-door-region-route.bicep' = [
  for origin in origins: {
    params: {
      profileName: profile.name
      endpointName: endpoint.name
      origin: origin
    }
  }
]

@description('Host name that users call.')
output hostName string = endpoint.properties.hostName

@description('Id that Front Door sends in X-Azure-FDID. The gateways refuse requests with any other.')
output frontDoorId string = profile.properties.frontDoorId
