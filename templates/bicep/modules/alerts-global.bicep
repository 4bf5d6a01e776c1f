metadata description = 'The alerts that belong to no region.'

import { resourceHealthAlert } from 'resource-health.bicep'

@description('Resource id of the action group.')
param actionGroupId string

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags { *: string }

module serviceHealth 'alert-service-health.bicep' = {
  params: { actionGroupId: actionGroupId, tags: tags }
}

// Stamps watch their own groups.
resource resourceHealth 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: resourceHealthAlert.name
  location: 'global'
  tags: tags
  properties: {
    description: resourceHealthAlert.description
    enabled: true
    scopes: [resourceGroup().id]
    condition: resourceHealthAlert.condition
    actions: { actionGroups: [{ actionGroupId: actionGroupId }] }
  }
}

module frontDoor 'alerts-front-door.bicep' = {
  params: { actionGroupId: actionGroupId, profileName: frontDoorName, regionCount: regionCount, tags: tags }
}
