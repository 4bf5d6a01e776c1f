metadata description = 'A way to one region alone. The gateways answer nobody but Front Door, and the main route chooses the region itself: without this route nothing could test a region that has no traffic now.'

import { originProperties, routeProperties, sampling } from 'front-door-settings.bicep'
import { originProtocol, originType } from 'types.bicep'

@description('Name of the profile.')
param profileName string

@description('Name of the endpoint.')
param endpointName string

@description('How Front Door speaks to the gateway.')
param protocol originProtocol

@description('The region.')
param origin originType

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName

  resource endpoint 'afdEndpoints' existing = {
    name: endpointName
  }
}

// Without probes: there is no other region to turn to, and an answer from a sick one is what a test wants to see.
resource group 'Microsoft.Cdn/profiles/originGroups@2026-07-01' = {
  parent: profile
  name: 'region-${origin.name}'
  properties: {
    loadBalancingSettings: { ...sampling, additionalLatencyInMilliseconds: 0 }
    sessionAffinityState: 'Disabled'
  }
}

resource region 'Microsoft.Cdn/profiles/originGroups/origins@2026-07-01' = {
  parent: group
  name: origin.name
  // Also while the region is drained: this is the way to find out whether it may come back.
  properties: originProperties(origin, 1, true)
}

resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2026-07-01' = {
  parent: profile::endpoint
  name: 'region-${origin.name}'
  // Front Door refuses a route to a group that has no origin yet.
  dependsOn: [region]
  properties: {
    ...routeProperties(protocol)
    originGroup: { id: group.id }
    patternsToMatch: ['/.aks-ha/${origin.name}', '/.aks-ha/${origin.name}/*']
  }
}
