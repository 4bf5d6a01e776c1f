metadata description = 'The route of the users: everything, to whichever region is healthy.'

import { routingMethod } from '../types.bicep'
import { originProperties, routeProperties, sampling } from 'front-door-settings.bicep'
import { originProtocol, originType } from 'types.bicep'

@description('Name of the profile.')
param profileName string

@description('Name of the endpoint.')
param endpointName string

@description('How a region is chosen.')
param routing routingMethod

@description('Number of regions, those included that this deployment leaves alone.')
param regionCount int

@description('How Front Door speaks to the gateways.')
param protocol originProtocol

@description('The regions as origins.')
param origins originType[]

@description('Names of regions that somebody has drained, whatever their origin says.')
param drainedRegions string[]

// Front Door takes the lowest priority number first, then those within the extra latency of the fastest, then shares out by weight. With
// a small extra latency an even share would only be one among regions that are equally near.
var additionalLatency = routing == 'weighted' ? 1000 : 0

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName

  resource endpoint 'afdEndpoints' existing = {
    name: endpointName
  }
}

resource group 'Microsoft.Cdn/profiles/originGroups@2026-07-01' = {
  parent: profile
  name: 'all-regions'
  properties: {
    loadBalancingSettings: { ...sampling, additionalLatencyInMilliseconds: additionalLatency }
    // Probes choose between regions. With one region there is nothing to choose, and each edge location would ask every 30 seconds. A
    // drained region counts: probes that came and went with it would leave the others unjudged while it is on its way.
    healthProbeSettings: regionCount > 1
      ? {
          // Not a business route, and the gateways answer it without the id of the profile: no document says that probes carry it.
          probePath: '/readyz'
          probeProtocol: protocol
          // The status is all that counts.
          probeRequestType: 'HEAD'
          probeIntervalInSeconds: 30
        }
      : null
    sessionAffinityState: 'Disabled'
  }
}

resource regions 'Microsoft.Cdn/profiles/originGroups/origins@2026-07-01' = [
  for origin in origins: {
    parent: group
    name: origin.name
    // Five is the last priority that there is: from the fifth on, regions share it. Whether a new origin counts as healthy before its
    // first probe is not documented: a region whose workload does not answer yet is to be drained.
    properties: originProperties(
      origin,
      routing == 'priority' ? min(origin.place, 5) : 1,
      !(origin.drained || contains(drainedRegions, origin.name))
    )
  }
]

// Front Door refuses a route to a group that has no enabled origin. One that is there already stays as it is.
resource route 'Microsoft.Cdn/profiles/afdEndpoints/routes@2026-07-01' = if (!empty(filter(
  origins,
  origin => !origin.drained
))) {
  parent: profile::endpoint
  name: 'main'
  dependsOn: [regions]
  properties: {
    ...routeProperties(protocol)
    originGroup: { id: group.id }
    patternsToMatch: ['/*']
  }
}
