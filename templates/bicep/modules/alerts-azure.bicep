metadata description = 'Alerts on what Azure says of itself: its services, and the resources of this environment.'

import { tagsType } from '../types.bicep'

@description('Resource id of the action group.')
param actionGroupId string

@description('Names of the resource groups to watch, those of the nodes included.')
param resourceGroupNames string[]

@description('Locations, as Service Health writes them (East US 2), whose events are told here. Default: all, and what is global. Empty: none.')
param serviceHealthLocations string[]?

@description('Tags of every resource.')
param tags tagsType

// An event is told to the whole subscription, and two environments in one would mail it twice: an environment that tells the same people
// as an earlier one is left with the locations that only it has. The first hears of every service, location and kind of event: an outage
// of Entra or DNS stops the workload too.
var onlyLocations = serviceHealthLocations == null
  ? []
  : [{ field: 'properties.impactedServices[*].ImpactedRegions[*].RegionName', containsAny: serviceHealthLocations }]

resource serviceHealth 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: 'alert-service-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure reports an outage, planned maintenance, an advisory or a security notice, or wants something done.'
    enabled: serviceHealthLocations == null || !empty(serviceHealthLocations)
    scopes: [subscription().id]
    condition: { allOf: [{ field: 'category', equals: 'ServiceHealth' }, ...onlyLocations] }
    actions: { actionGroups: [{ actionGroupId: actionGroupId }] }
  }
}

resource resourceHealth 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: 'alert-resource-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure reports that a resource of the environment is degraded or unavailable, and nobody here did that.'
    enabled: true
    scopes: [for name in resourceGroupNames: '${subscription().id}/resourceGroups/${name}']
    condition: {
      allOf: [
        { field: 'category', equals: 'ResourceHealth' }
        {
          anyOf: [
            for status in ['Degraded', 'Unavailable']: {
              field: 'properties.currentHealthStatus'
              equals: status
            }
          ]
        }
        {
          // Without this, every node that the autoscaler removes would be an alert.
          anyOf: [
            for cause in ['PlatformInitiated', 'Unknown']: {
              field: 'properties.cause'
              equals: cause
            }
          ]
        }
      ]
    }
    actions: { actionGroups: [{ actionGroupId: actionGroupId }] }
  }
}
